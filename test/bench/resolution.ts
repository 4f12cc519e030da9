import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '@foldwatch/adapter-embedded';
import { migrateMongo, openMongo } from '@foldwatch/adapter-mongo';
import { resolvableAddresses, type ActivityMessage, type CrmRecord } from '@foldwatch/domain';
import { resolveBatch } from '@foldwatch/feature-writer';
import type { RecordDirectory } from '@foldwatch/ports';
import { MongoServer } from '../servers/mongo-server';
import { percentile, print, whole } from './report';

const wanted = Number(process.env['BENCH_RECORDS'] ?? 1_000_000);
/** What is not loaded by then is left out, and the table says how many there were. */
const longestLoadMs = Number(process.env['BENCH_LOAD_MS'] ?? 300_000);
const loadedAtOnce = 5_000;
const batches = 40;
const messagesInBatch = 500;

const addressOf = (n: number): string => `person.${n}@company-${n % 50_000}.example`;

const person = (n: number): CrmRecord => ({
  table: n % 10 === 0 ? 'account' : 'contact',
  id: `r-${n}`,
  name: `Person ${n} of Company ${n % 50_000}`,
  emailAddresses: [addressOf(n)],
  ownerId: `u-${n % 100}`,
  state: n % 20 === 1 ? 'inactive' : 'active',
  createdAt: '2026-01-01T00:00:00.000Z',
  modifiedAt: '2026-01-01T00:00:00.000Z',
});

async function load(directory: RecordDirectory): Promise<number> {
  const endsAt = Date.now() + longestLoadMs;
  let loaded = 0;
  while (loaded < wanted && Date.now() < endsAt) {
    const count = Math.min(loadedAtOnce, wanted - loaded);
    const from = loaded;
    await directory.putMany(Array.from({ length: count }, (_, n) => person(from + n)));
    loaded += count;
  }
  return loaded;
}

/** A message of a person to one of ours, with somebody in copy; nobody is on two of them, and every tenth is unknown. */
function message(n: number, records: number): ActivityMessage {
  const [from, cc] = [n * 2, n * 2 + 1].map((who) => addressOf(n % 10 === 0 ? -who : (who * 7_919) % records));
  return {
    kind: 'message',
    subject: 'Offer for the new machines',
    direction: 'incoming',
    from: { address: from ?? '' },
    to: [{ address: `user-${n % 100}@contoso.example` }],
    cc: [{ address: cc ?? '' }],
    bcc: [],
    references: [],
    messageIdReused: false,
  };
}

interface Measured {
  readonly ms: readonly number[];
  readonly addresses: number;
  readonly resolved: number;
}

/** Each batch is of people who were not asked for before, so that none of them is remembered. */
async function measure(directory: RecordDirectory, records: number): Promise<Measured> {
  const ms: number[] = [];
  const counts = { addresses: 0, resolved: 0 };
  for (let batch = 0; batch < batches; batch += 1) {
    const messages = Array.from({ length: messagesInBatch }, (_, n) => message(batch * messagesInBatch + n, records));
    const unresolved = messages.map((one) => ({ activity: { message: one }, shownBy: { ownerId: 'u-1' } }));
    counts.addresses += new Set(messages.flatMap(resolvableAddresses)).size;
    const startedAt = performance.now();
    const resolved = await resolveBatch(unresolved, directory);
    ms.push(performance.now() - startedAt);
    counts.resolved += resolved.filter(({ from }) => from?.record !== undefined).length;
  }
  return { ms, ...counts };
}

async function bench(store: string, directory: RecordDirectory): Promise<Readonly<Record<string, string | number>>> {
  const startedAt = Date.now();
  const records = await load(directory);
  const seconds = (Date.now() - startedAt) / 1_000;
  await measure(directory, records);
  const { ms, addresses, resolved } = await measure(directory, records);
  return {
    store,
    records: whole(records),
    'loaded in s': whole(seconds),
    'addresses a batch': whole(addresses / batches),
    'senders found': `${Math.round((resolved / batches / messagesInBatch) * 100)} %`,
    'p50 ms': percentile(ms, 0.5).toFixed(1),
    'p90 ms': percentile(ms, 0.9).toFixed(1),
    'longest ms': Math.max(...ms).toFixed(1),
    load: loadavg()[0]?.toFixed(1) ?? '',
  };
}

async function inSqlite() {
  const dataDir = await mkdtemp(join(tmpdir(), 'foldwatch-bench-'));
  const adapters = await openEmbedded({ dataDir });
  try {
    return await bench('SQLite', adapters.recordDirectory);
  } finally {
    await adapters.close();
    await rm(dataDir, { recursive: true });
  }
}

async function inMongo() {
  const server = await MongoServer.start({ keeps: 'disk' });
  try {
    const uri = `${server.uri}bench`;
    await migrateMongo({ uri });
    const adapters = await openMongo({ uri });
    try {
      return await bench('MongoDB stand-in', adapters.recordDirectory);
    } finally {
      await adapters.close();
    }
  } finally {
    await server.dispose();
  }
}

/** How long the writer takes to find the records of a batch of messages, where the directory is large. */
export async function benchResolution(): Promise<void> {
  print(`a batch of ${messagesInBatch} messages is resolved`, [await inSqlite(), await inMongo()]);
}
