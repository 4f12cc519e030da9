import { Logger } from '@nestjs/common';
import { logLevel, type logCreator } from 'kafkajs';

/** `KafkaEventPublisher` limits them on purpose, and never uses a producer again that has failed. */
const knownWarning = 'Limiting retries for the idempotent producer may invalidate EoS guarantees';

const fieldsTold = ['broker', 'groupId', 'topic', 'partition', 'retryCount', 'retryTime', 'error'] as const;

/** What kafkajs has to say, as events with fields: its own text and places, never keys or values of messages. */
export const kafkaLogs: logCreator = () => {
  const logger = new Logger('Kafka');
  return ({ namespace, level, log }) => {
    if (log.message === knownWarning) return;
    const told = fieldsTold.flatMap((field) => (isPlain(log[field]) ? [[field, log[field]] as const] : []));
    const fields = { event: 'kafka.told', from: namespace, what: log.message, ...Object.fromEntries(told) };
    if (level === logLevel.ERROR || level === logLevel.WARN) logger.warn(fields);
    else logger.debug(fields);
  };
};

const isPlain = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
