import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { AppError } from '@foldwatch/ports';

const againMs = 2_000;

/** Opens something that may not be there yet, because processes start in any order: an outage is waited for, and told. */
export async function untilAvailable<T>(what: string, open: () => Promise<T>): Promise<T> {
  const logger = new Logger('Start');
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof AppError) || !error.retryable) throw error;
      logger.warn({ event: 'start.waiting', what, code: error.code, problem: error.message });
      await wait(againMs);
    }
  }
}
