import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RoundResult } from './pipeline-round';
import { readTransactions, type Transaction } from './recorded-writes';
import { median, print, whole } from './report';

const observations = 20_000;
const warmUp = 10_000;
const rounds = 7;

const run = promisify(execFile);

/**
 * Observations a second through rules and writer into SQLite, against a bare loop that writes what the pipeline was recorded
 * to write: the same rows with the same bytes in the same transactions, without reading, deciding or folding. Each round is
 * a process of its own on a fresh data directory, and the two take turns.
 */
export async function benchPipeline(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'foldwatch-bench-'));
  try {
    const round = roundsIn(directory);
    await round('record');
    printRecorded(await readTransactions(recordingIn(directory)));
    const pairs: { readonly pipeline: RoundResult; readonly bare: RoundResult }[] = [];
    for (let n = 0; n < rounds; n += 1) pairs.push({ pipeline: await round('pipeline'), bare: await round('bare') });
    const ratios = pairs.map(({ pipeline, bare }) => bare.seconds / pipeline.seconds);
    print(
      `observations a second through rules and writer into SQLite, ${whole(observations)} a round (goal: ratio 0.5)`,
      pairs.map(({ pipeline, bare }, n) => ({
        'pipeline/s': whole(observations / pipeline.seconds),
        'bare/s': whole(observations / bare.seconds),
        ratio: (ratios[n] ?? 0).toFixed(2),
        'ratio of CPU': (bare.cpuSeconds / pipeline.cpuSeconds).toFixed(2),
        transactions: pipeline.transactions,
        "bare's": bare.transactions,
        'turn p99': `${pipeline.turnP99Ms.toFixed(1)} ms`,
        'longest turn': `${pipeline.longestTurnMs.toFixed(0)} ms`,
      })),
    );
    process.stdout.write(`median ratio ${median(ratios).toFixed(2)}\n`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const recordingIn = (directory: string): string => join(directory, 'recording');

function roundsIn(directory: string): (kind: string) => Promise<RoundResult> {
  const main = join(__dirname, 'pipeline-round.js');
  return async (kind) => {
    const dataDir = await mkdtemp(join(directory, 'data-'));
    const flags = ['--disable-warning=ExperimentalWarning', '--max-old-space-size=4096'];
    const given = [kind, dataDir, recordingIn(directory), String(warmUp), String(observations)];
    const { stdout } = await run(process.execPath, [...flags, main, ...given]);
    await rm(dataDir, { recursive: true, force: true });
    const result: RoundResult = JSON.parse(stdout);
    return result;
  };
}

/** Rows and bytes by table, so that everyone can judge the bare loop. */
function printRecorded(transactions: readonly Transaction[]): void {
  const tables = Map.groupBy(transactions.flat(), ({ sql }) => tableOf(sql));
  const rows = [...tables].map(([table, writes]) => {
    const bytes = writes.reduce((sum, { params }) => sum + bytesOf(params), 0);
    return {
      table,
      writes: whole(writes.length),
      'KB in all': whole(bytes / 1_000),
      'bytes each': whole(bytes / writes.length),
    };
  });
  print(`what ${whole(observations)} observations write, in ${whole(transactions.length)} transactions`, rows);
}

const tableOf = (sql: string): string => /(?:INTO|UPDATE|FROM)\s+(\w+)/i.exec(sql)?.[1] ?? 'unknown';

const bytesOf = (params: readonly unknown[]): number =>
  params.reduce<number>((sum, value) => sum + (typeof value === 'string' ? Buffer.byteLength(value) : 8), 0);
