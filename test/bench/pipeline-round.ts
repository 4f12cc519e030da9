import 'reflect-metadata';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openPrepared, PipelineApp } from './pipeline-app';
import { BareLoop, readTransactions, WriteRecorder } from './recorded-writes';

/** What a round says of itself on standard output, as JSON. */
export interface RoundResult {
  readonly seconds: number;
  /** Of the process, waiting for the disk left out. */
  readonly cpuSeconds: number;
  readonly transactions: number;
  readonly longestTurnMs: number;
  readonly turnP99Ms: number;
}

const writes = new WriteRecorder();
const resolutionMs = 2;

async function timed(work: () => void | Promise<void>): Promise<RoundResult> {
  const transactionsBefore = writes.transactions;
  const cpuBefore = process.cpuUsage();
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpuBefore);
  delays.disable();
  const toMs = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolutionMs);
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    transactions: writes.transactions - transactionsBefore,
    longestTurnMs: toMs(delays.max),
    turnP99Ms: toMs(delays.percentile(99)),
  };
}

interface Round {
  readonly dataDir: string;
  readonly recording: string;
  readonly warmUp: number;
  readonly count: number;
}

async function runPipeline({ dataDir, warmUp, count }: Round): Promise<RoundResult> {
  const pipeline = await PipelineApp.open(dataDir);
  await pipeline.run(pipeline.observations(warmUp));
  const observations = pipeline.observations(count);
  const result = await timed(() => pipeline.run(observations));
  await pipeline.verify();
  await pipeline.close();
  return result;
}

/** The warming up and what is measured apart, so that the bare loop does the same in both. */
async function record({ dataDir, recording, warmUp, count }: Round): Promise<RoundResult> {
  const pipeline = await PipelineApp.open(dataDir);
  writes.begin(`${recording}.warm-up`);
  await pipeline.run(pipeline.observations(warmUp));
  const observations = pipeline.observations(count);
  await writes.end();
  writes.begin(recording);
  const result = await timed(() => pipeline.run(observations));
  await writes.end();
  await pipeline.verify();
  await pipeline.close();
  return result;
}

async function runBare({ dataDir, recording }: Round): Promise<RoundResult> {
  const prepared = await openPrepared(dataDir);
  await prepared.close();
  const warmUp = await readTransactions(`${recording}.warm-up`);
  const transactions = await readTransactions(recording);
  const loop = new BareLoop(join(dataDir, 'foldwatch.sqlite'));
  loop.run(warmUp);
  const result = await timed(() => loop.run(transactions));
  loop.close();
  return result;
}

const kinds: Readonly<Record<string, (round: Round) => Promise<RoundResult>>> = {
  pipeline: runPipeline,
  record,
  bare: runBare,
};

async function main(): Promise<void> {
  const [kind = '', dataDir = '', recording = '', warmUp = '0', count = '0'] = process.argv.slice(2);
  const run = kinds[kind];
  if (run === undefined) throw new Error(`there is no kind of round called ${kind}`);
  const result = await run({ dataDir, recording, warmUp: Number(warmUp), count: Number(count) });
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
