import { ConnectServer } from '../../servers/connect-server';
import { median, print, whole } from '../report';
import { forgetStored, withAdapters, type BenchServers, type Place } from './bench-servers';
import { fillDecided, prepareStores } from './hop-inputs';
import { HopProcess } from './hop-process';
import { watchOutputs, type Throughput } from './output-watch';
import { plainKafka } from './plain-kafka';
import { withRecordedWriter, type RecordedWriter } from './record-hops';
import { publishMessages } from './recording';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const tasks = 4;
/** A topic of the product that nothing else uses meanwhile, with as many partitions as the writer's. */
const documentsTopic = 'record.events';
const collection = 'activities';

/** Documents a second that writer stores, deciding and telling included, and that Kafka Connect's sink for MongoDB stores. */
export const benchConnect = (): Promise<void> =>
  withRecordedWriter(async (servers, recorded) => {
    const pairs: { readonly ours: Throughput; readonly connect: Throughput }[] = [];
    for (let n = 0; n < rounds; n += 1) {
      pairs.push({ ours: await runWriter(servers, recorded), connect: await runConnect(servers, recorded) });
    }
    const ratios = pairs.map(({ ours, connect }) => ours.perSecond / connect.perSecond);
    print(
      `writer against Kafka Connect, ${whole(recorded.inputs.length)} documents a round (goal: ratio 0.9)`,
      pairs.map(({ ours, connect }, n) => ({
        'writer/s': whole(ours.perSecond),
        'Connect/s': whole(connect.perSecond),
        ratio: (ratios[n] ?? 0).toFixed(2),
        'CPU s per 10,000': ours.cpuSecondsPer10k.toFixed(2),
        "Connect's": connect.cpuSecondsPer10k.toFixed(2),
      })),
    );
    process.stdout.write(`median ratio ${median(ratios).toFixed(2)}\n`);
  });

type Program = Pick<HopProcess, 'pid' | 'end'>;

async function runWriter(servers: BenchServers, { inputs }: RecordedWriter): Promise<Throughput> {
  const place = await servers.freshPlace();
  await prepareStores(place);
  await fillDecided(place, inputs);
  return stored(place, inputs.length, async () => HopProcess.service('writer', place));
}

async function runConnect(servers: BenchServers, { consequences }: RecordedWriter): Promise<Throughput> {
  const place = await servers.freshPlace();
  await prepareStores(place);
  const messages = consequences.map(({ messages: [first], document }) => ({
    topic: documentsTopic,
    key: first?.key ?? '',
    value: document?.row ?? '',
    headers: {},
  }));
  await publishMessages(plainKafka(place.brokers), place.prefix, messages);
  const sink = { topic: place.prefix + documentsTopic, mongodbUri: place.mongodbUri, collection, tasks };
  return stored(place, messages.length, () => ConnectServer.start({ brokers: servers.kafka.brokers, ...sink }));
}

const stored = (place: Place, expected: number, start: () => Promise<Program>): Promise<Throughput> =>
  withAdapters(place, async ({ stores }) => {
    const rows = stores.database.db.collection(collection);
    const program = await start();
    try {
      const outputs = (): Promise<number> => rows.estimatedDocumentCount();
      return await watchOutputs({ outputs, expected, perMessage: 1, pid: program.pid });
    } finally {
      await program.end();
      await forgetStored(place);
    }
  });
