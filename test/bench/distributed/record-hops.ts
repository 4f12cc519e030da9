import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { print, whole } from '../report';
import type { BareHop } from './bare-hop';
import { BenchServers, forgetStored, withAdapters, type Place } from './bench-servers';
import { decided, fillDecided, fillObserved, observed, prepareStores } from './hop-inputs';
import { HopProcess } from './hop-process';
import { measured, type Hop } from './hop-round';
import { plainKafka } from './plain-kafka';
import { correlationOf, readMessages, writeRecording, type Consequence, type RecordedMessage } from './recording';

const counts = { rules: 20_000, rulesWithLog: 8_000, writer: 8_000 };
const told = ['activity.events', 'activity.state', 'mail.actions'];
/** To fetch its content and to put its category. */
const actionsOfEach = 2;

interface Recorded {
  readonly consequences: readonly Consequence[];
  readonly messages: readonly RecordedMessage[];
}

/** What writer was given and what it made of it. */
export interface RecordedWriter {
  readonly inputs: readonly RecordedMessage[];
  readonly consequences: readonly Consequence[];
}

/** Lends servers on which rules and then writer ran once, and what they wrote, for the bare programs. */
export async function withRecordedHops(use: (servers: BenchServers, hops: readonly Hop[]) => Promise<void>) {
  await withServers(async (servers, path) => {
    const rules = await recordRules(servers, counts.rules);
    await writeRecording(path('rules'), rules.consequences);
    const withoutLog = rules.consequences.map(({ correlationId, messages }) => ({ correlationId, messages }));
    await writeRecording(path('rules-without-log'), withoutLog);
    const { inputs, consequences } = await recordWriter(servers, rules);
    await writeRecording(path('writer'), consequences);
    await use(servers, [
      { ...rulesHop(observations(counts.rules), path('rules-without-log')), ...withoutDecisionLog },
      rulesHop(observations(counts.rulesWithLog), path('rules')),
      writerHop(inputs, path('writer')),
    ]);
  });
}

export async function withRecordedWriter(use: (servers: BenchServers, writer: RecordedWriter) => Promise<void>) {
  await withServers(async (servers) => {
    const rules = await recordRules(servers, counts.writer);
    await use(servers, await recordWriter(servers, rules));
  });
}

async function withServers(use: (servers: BenchServers, path: (name: string) => string) => Promise<void>) {
  const directory = await mkdtemp(join(tmpdir(), 'foldwatch-bench-'));
  const servers = await BenchServers.start();
  try {
    await use(servers, (name) => join(directory, name));
  } finally {
    await servers.dispose();
    await rm(directory, { recursive: true, force: true });
  }
}

const recordRules = (servers: BenchServers, count: number): Promise<Recorded> =>
  record(servers, rulesHop(observations(count)), { collection: 'decisions', keyOf: decisionKey });

async function recordWriter(servers: BenchServers, { messages }: Recorded): Promise<RecordedWriter> {
  const inputs = messages.slice(0, counts.writer);
  const documents = { collection: 'activities', keyOf: ({ key }: RecordedMessage) => key };
  const { consequences } = await record(servers, writerHop(inputs), documents);
  return { inputs, consequences };
}

const decisionKey = ({ headers }: RecordedMessage): string => headers['ce_id'] ?? '';
const withoutDecisionLog = {
  name: 'rules, decisions not logged',
  ours: (place: Place): HopProcess => HopProcess.program('rules-alone', place),
};

const observations = (count: number): Hop['inputs'] => ({ count, fill: (place) => fillObserved(place, count) });

const bareOver = (hop: Pick<BareHop, 'source' | 'recording' | 'finds'>) => (place: Place) =>
  HopProcess.program('bare-hop', { ...place, ...hop } satisfies BareHop);

const rulesHop = (inputs: Hop['inputs'], recording = ''): Hop => ({
  name: 'rules',
  source: observed,
  outputs: [decided],
  counted: { topic: decided, perMessage: 1 },
  inputs,
  ours: (place) => HopProcess.service('rules', place),
  bare: bareOver({ source: observed, recording }),
});

const writerHop = (inputs: readonly RecordedMessage[], recording = ''): Hop => ({
  name: 'writer',
  source: decided,
  outputs: told,
  counted: { topic: 'mail.actions', perMessage: actionsOfEach },
  inputs: { count: inputs.length, fill: (place) => fillDecided(place, inputs) },
  ours: (place) => HopProcess.service('writer', place),
  bare: bareOver({ source: decided, recording, finds: 'activities' }),
});

interface Documents {
  readonly collection: string;
  /** Which document was written for the message that led to this one. */
  readonly keyOf: (message: RecordedMessage) => string;
}

async function record(servers: BenchServers, hop: Hop, documents: Documents): Promise<Recorded> {
  const place = await servers.freshPlace();
  await prepareStores(place);
  await hop.inputs.fill(place);
  await measured(hop, place, hop.ours);
  const kafka = plainKafka(place.brokers);
  const consumed = await readMessages(kafka, place.prefix, [hop.source]);
  const causes = new Set(consumed.map(correlationOf));
  // On taking partitions, writer tells again what it stored just before; that belongs to no message.
  const messages = (await readMessages(kafka, place.prefix, hop.outputs)).filter((one) =>
    causes.has(correlationOf(one)),
  );
  const rows = await rowsOf(place, documents.collection);
  await forgetStored(place);
  const consequences = [...Map.groupBy(messages, correlationOf)].map(([correlationId, own]): Consequence => {
    const row = own.map((message) => rows.get(documents.keyOf(message))).find((found) => found !== undefined);
    if (row === undefined) throw new Error(`nothing in ${documents.collection} for ${correlationId}`);
    return { correlationId, messages: own, document: { collection: documents.collection, row } };
  });
  printRecorded(hop.name, consequences);
  return { consequences, messages };
}

const rowsOf = (place: Place, collection: string): Promise<ReadonlyMap<string, string>> =>
  withAdapters(place, async ({ stores }) => {
    const rows = await stores.database.db.collection<{ _id: string }>(collection).find().toArray();
    return new Map(rows.map(({ _id: id, ...row }) => [id, mongo.BSON.EJSON.stringify({ _id: id, ...row })]));
  });

/** So that everyone can judge the bare program. */
function printRecorded(name: string, consequences: readonly Consequence[]): void {
  const messages = consequences.flatMap((one) => one.messages);
  const bytes = messages.reduce((sum, { value }) => sum + Buffer.byteLength(value), 0);
  const stored = consequences.reduce((sum, { document }) => sum + Buffer.byteLength(document?.row ?? ''), 0);
  const each = { messages: messages.length / consequences.length, 'bytes each': whole(bytes / messages.length) };
  const document = { 'bytes of its document': whole(stored / consequences.length) };
  print(`what ${name} does for each message`, [{ ...each, ...document }]);
}
