import { randomUUID } from 'node:crypto';
import { KafkaServer, kafkaVersions } from './kafka-server';

const given = process.env['KAFKA_BROKERS'];

export interface KafkaToTest {
  readonly name: string;
  readonly version?: string;
}

/** On what a suite runs that holds for every Kafka: the brokers that are given, else each version that is promised. */
export const kafkasToTest: readonly KafkaToTest[] =
  given === undefined
    ? kafkaVersions.map((version) => ({ name: `Kafka ${version}`, version }))
    : [{ name: 'Kafka at KAFKA_BROKERS' }];

/** Brokers for the tests of one file, and a prefix under which nobody else has topics. */
export interface Brokers {
  readonly addresses: readonly string[];
  readonly prefix: string;
  close(): Promise<void>;
}

/** Those of `KAFKA_BROKERS`, else one that is started for the file. */
export async function openBrokers({ version }: { readonly version?: string } = {}): Promise<Brokers> {
  const prefix = `t${randomUUID().slice(0, 8)}.`;
  if (given !== undefined) return { addresses: given.split(','), prefix, close: async () => undefined };
  const server = await KafkaServer.start({ ...(version !== undefined && { version }) });
  return { addresses: [server.brokers], prefix, close: () => server.dispose() };
}
