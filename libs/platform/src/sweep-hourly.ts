import { Logger } from '@nestjs/common';

const sweepEveryMs = 60 * 60 * 1_000;

/** Has what need not be kept deleted once an hour; `sweep` gives counts for the log. Gives what stops it. */
export function sweepHourly(sweep: () => Promise<object>, first: 'at-once' | 'in-an-hour'): () => void {
  const logger = new Logger('KeepHouse');
  const attempt = async (): Promise<void> => {
    try {
      logger.log({ event: 'retention.swept', ...(await sweep()) });
    } catch (error) {
      logger.warn({ event: 'retention.failed', error });
    }
  };
  if (first === 'at-once') void attempt();
  const timer = setInterval(() => void attempt(), sweepEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
