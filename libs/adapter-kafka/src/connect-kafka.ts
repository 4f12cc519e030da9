import { hostname } from 'node:os';
import { Kafka, logLevel, type KafkaConfig, type SASLOptions } from 'kafkajs';
import { kafkaLogs } from './kafka-logs';
import type { KafkaOptions } from './kafka-options';
import { registerLz4 } from './lz4-codec';

/** Short, because kafkajs waits up to half a minute between two tries when left alone. */
const retry = { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 };
const connectionTimeoutMs = 3_000;
const requestTimeoutMs = 15_000;

/** A client of the brokers; connects when something is asked of it. */
export function connectKafka({ brokers, instance, tls, sasl }: KafkaOptions): Kafka {
  registerLz4();
  const config: KafkaConfig = {
    brokers: [...brokers],
    clientId: `foldwatch-${instance}`,
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    retry,
    logLevel: logLevel.WARN,
    logCreator: kafkaLogs,
    ...(tls !== undefined && { ssl: { ...tls } }),
    ...(sasl !== undefined && { sasl: saslOf(sasl) }),
  };
  return new Kafka(config);
}

/** kafkajs's type wants each mechanism by itself. */
function saslOf({ mechanism, ...credentials }: NonNullable<KafkaOptions['sasl']>): SASLOptions {
  if (mechanism === 'plain') return { mechanism, ...credentials };
  return mechanism === 'scram-sha-256' ? { mechanism, ...credentials } : { mechanism, ...credentials };
}

/** Good enough where a machine, or a container, runs one instance of each service. */
export const instanceName = (): string => hostname();
