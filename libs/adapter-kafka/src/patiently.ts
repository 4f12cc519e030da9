import { backOffMs, pause } from '@foldwatch/platform';
import { KafkaJSError } from 'kafkajs';

const tries = 6;
const [firstMs, maxMs] = [50, 800];

/**
 * Asks again for a few seconds where brokers say that it may help (leaders move, topics become known one broker after the
 * other); kafkajs does so for most questions and not for all.
 */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (attempt + 1 >= tries || !mayHelp(error)) throw error;
      await pause(backOffMs(attempt, firstMs, maxMs));
    }
  }
}

const mayHelp = (error: unknown): boolean => error instanceof KafkaJSError && error.retriable;
