import { CompressionTypes, type EachBatchPayload, type Kafka } from 'kafkajs';
import { mongo } from 'mongoose';
import { plainKafka } from './plain-kafka';
import { byTopic, readRecording, type Consequence } from './recording';

/** What a bare program is told, as JSON in its argument. */
export interface BareHop {
  readonly brokers: readonly string[];
  readonly prefix: string;
  readonly source: string;
  readonly recording: string;
  readonly mongodbUri: string;
  /** The collection in which the ids of a batch are looked up before anything is written. */
  readonly finds?: string;
}

/** As ours fetches. */
const fetching = { maxWaitTimeInMs: 100, minBytes: 1, maxBytes: 8_000_000, maxBytesPerPartition: 1_000_000 };
const partitions = 8;

type Row = mongo.Document & { readonly _id: string; readonly version?: number };

/** Consumes a batch, finds and writes the documents that belong to it, publishes what belongs to it, commits. */
class BareProgram {
  private readonly kafka: Kafka;
  private readonly client: mongo.MongoClient;

  constructor(
    private readonly hop: BareHop,
    private readonly consequences: ReadonlyMap<string, Consequence>,
    private readonly rows: ReadonlyMap<string, Row>,
  ) {
    this.kafka = plainKafka(hop.brokers);
    this.client = new mongo.MongoClient(hop.mongodbUri, { writeConcern: { w: 'majority', journal: true } });
  }

  async run(): Promise<void> {
    await this.client.connect();
    const producer = this.kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
    const consumer = this.kafka.consumer({ groupId: `${this.hop.prefix}bare`, ...fetching });
    await Promise.all([producer.connect(), consumer.connect()]);
    await consumer.subscribe({ topics: [this.hop.prefix + this.hop.source], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      partitionsConsumedConcurrently: partitions,
      eachBatch: async (payload) => {
        const found = this.consequencesOf(payload);
        await this.write(found);
        const topicMessages = byTopic(
          this.hop.prefix,
          found.flatMap(({ messages }) => messages),
        );
        await producer.sendBatch({ acks: -1, compression: CompressionTypes.LZ4, topicMessages });
        const { topic, partition } = payload.batch;
        const offset = String(Number(payload.batch.lastOffset()) + 1);
        await consumer.commitOffsets([{ topic, partition, offset }]);
      },
    });
  }

  private consequencesOf({ batch }: EachBatchPayload): readonly Consequence[] {
    return batch.messages.flatMap(({ headers }) => this.consequences.get(String(headers?.['ce_correlationid'])) ?? []);
  }

  private async write(found: readonly Consequence[]): Promise<void> {
    const collection = found[0]?.document?.collection;
    if (collection === undefined) return;
    const rows = this.client.db().collection<Row>(collection);
    const replacements = found.flatMap(({ correlationId }) => this.rows.get(correlationId) ?? []);
    if (this.hop.finds !== undefined) await rows.find({ _id: { $in: replacements.map(({ _id }) => _id) } }).toArray();
    await rows.bulkWrite(replacements.map(replacementOf), { ordered: false });
  }
}

/** By version where rows have one, as nothing else keeps two writers apart. */
function replacementOf({ _id, ...replacement }: Row): mongo.AnyBulkWriteOperation<Row> {
  const filter = { _id, ...(replacement.version !== undefined && { version: replacement.version - 1 }) };
  return { replaceOne: { filter, replacement, upsert: true } };
}

async function main(): Promise<void> {
  const hop: BareHop = JSON.parse(process.argv[2] ?? '');
  const consequences = await readRecording(hop.recording);
  const rows = new Map<string, Row>();
  for (const [id, { document }] of consequences) {
    if (document !== undefined) rows.set(id, mongo.BSON.EJSON.parse(document.row) as Row);
  }
  await new BareProgram(hop, consequences, rows).run();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
