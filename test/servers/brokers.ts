import { randomUUID } from 'node:crypto';
import { KafkaServer } from './kafka-server';

/** Brokers for the tests of one file, and a prefix under which nobody else has topics. */
export interface Brokers {
  readonly addresses: readonly string[];
  readonly prefix: string;
  close(): Promise<void>;
}

/** Those of `KAFKA_BROKERS`, else one that is started for the file. */
export async function openBrokers(): Promise<Brokers> {
  const prefix = `t${randomUUID().slice(0, 8)}.`;
  const given = process.env['KAFKA_BROKERS'];
  if (given !== undefined) return { addresses: given.split(','), prefix, close: async () => undefined };
  const server = await KafkaServer.start();
  return { addresses: [server.brokers], prefix, close: () => server.dispose() };
}
