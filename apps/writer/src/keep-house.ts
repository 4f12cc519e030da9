import { Logger } from '@nestjs/common';
import type { MongoAdapters } from '@foldwatch/adapter-mongo';

const sweepEveryMs = 60 * 60 * 1_000;

/** Deletes by date what need not be kept, once an hour; gives what stops it. Several at once do no harm. */
export function keepHouse({ organizationConfigs, retention }: MongoAdapters): () => void {
  const logger = new Logger('KeepHouse');
  const sweep = async (): Promise<void> => {
    try {
      const { settings } = await organizationConfigs.find();
      logger.log({ event: 'retention.swept', ...(await retention.sweep(new Date(), settings)) });
    } catch (error) {
      logger.warn({ event: 'retention.failed', error });
    }
  };
  const timer = setInterval(() => void sweep(), sweepEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
