import { AppError, EventLogUnavailable } from '@foldwatch/ports';
import { cureOf } from './cure-of';

/** What failed at the brokers, in the words of the ports: they are away, or something an operator must mend keeps them from it. */
export function toAppError(error: unknown, what: string): AppError {
  if (error instanceof AppError) return error;
  const problem = cureOf(error) ?? 'the Kafka brokers could not be reached or refused it.';
  return new EventLogUnavailable(`${what}: ${problem}`, { cause: error });
}
