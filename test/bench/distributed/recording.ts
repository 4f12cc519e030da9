import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { CompressionTypes, type Kafka, type Message } from 'kafkajs';
import { totalOf, withEnds } from './plain-kafka';

/** A message as it lies in a topic. */
export interface RecordedMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What one consumed message led to. */
export interface Consequence {
  readonly correlationId: string;
  readonly messages: readonly RecordedMessage[];
  /** As extended JSON. */
  readonly document?: { readonly collection: string; readonly row: string };
}

const publishedAtOnce = 500;

/** All messages that topics have now, each topic named without its prefix. */
export async function readMessages(
  kafka: Kafka,
  prefix: string,
  topics: readonly string[],
): Promise<readonly RecordedMessage[]> {
  const count = await withEnds(kafka, async (endsOf) =>
    totalOf((await Promise.all(topics.map((topic) => endsOf(prefix + topic)))).flat()),
  );
  const messages: RecordedMessage[] = [];
  const consumer = kafka.consumer({ groupId: `${prefix}recorder.${topics.join('-')}`, maxWaitTimeInMs: 100 });
  const { promise: all, resolve } = Promise.withResolvers<void>();
  await consumer.connect();
  await consumer.subscribe({ topics: topics.map((topic) => prefix + topic), fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ topic, message }) => {
      messages.push(recorded(topic.slice(prefix.length), message));
      if (messages.length >= count) resolve();
    },
  });
  await all;
  await consumer.disconnect();
  return messages;
}

function recorded(topic: string, { key, value, headers = {} }: Omit<Message, 'partition'>): RecordedMessage {
  const texts = Object.entries(headers).map(([name, header]) => [name, String(header)]);
  return { topic, key: String(key), value: String(value), headers: Object.fromEntries(texts) };
}

export const correlationOf = ({ headers }: RecordedMessage): string => headers['ce_correlationid'] ?? '';

/** Puts messages into their topics under another prefix; `partition` is chosen by kafkajs, alike in every round. */
export async function publishMessages(kafka: Kafka, prefix: string, all: readonly RecordedMessage[]): Promise<void> {
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  for (let from = 0; from < all.length; from += publishedAtOnce) {
    await producer.sendBatch({
      acks: -1,
      compression: CompressionTypes.LZ4,
      topicMessages: byTopic(prefix, all.slice(from, from + publishedAtOnce)),
    });
  }
  await producer.disconnect();
}

export const byTopic = (prefix: string, messages: readonly RecordedMessage[]) =>
  [...Map.groupBy(messages, ({ topic }) => topic)].map(([topic, own]) => ({
    topic: prefix + topic,
    messages: own.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
  }));

export async function writeRecording(path: string, consequences: Iterable<Consequence>): Promise<void> {
  const file = createWriteStream(path);
  for (const consequence of consequences) file.write(`${JSON.stringify(consequence)}\n`);
  file.end();
  await once(file, 'finish');
}

export async function readRecording(path: string): Promise<ReadonlyMap<string, Consequence>> {
  const found = new Map<string, Consequence>();
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const consequence: Consequence = JSON.parse(line);
    found.set(consequence.correlationId, consequence);
  }
  return found;
}
