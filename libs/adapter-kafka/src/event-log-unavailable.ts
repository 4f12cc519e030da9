import { AppError, EventLogUnavailable } from '@foldwatch/ports';
import { KafkaJSProtocolError } from 'kafkajs';

/** What failed at the brokers, in the words of the ports: they are away, or something an operator must mend keeps them from it. */
export function toAppError(error: unknown, what: string): AppError {
  if (error instanceof AppError) return error;
  if (isMissingTopic(error))
    return new EventLogUnavailable(`${what}: a topic is missing. Run "npm run topics".`, { cause: error });
  return new EventLogUnavailable(`${what}: the Kafka brokers could not be reached or refused it.`, { cause: error });
}

function isMissingTopic(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof KafkaJSProtocolError && cause.type === 'UNKNOWN_TOPIC_OR_PARTITION';
}
