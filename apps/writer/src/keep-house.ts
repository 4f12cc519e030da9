import { Logger } from '@nestjs/common';
import type { Distributed } from '@foldwatch/assembly-distributed';

const sweepEveryMs = 60 * 60 * 1_000;

/** Deletes by date what need not be kept, once an hour; gives what stops it. Several at once do no harm. */
export function keepHouse({ stores, log }: Pick<Distributed, 'stores' | 'log'>): () => void {
  const logger = new Logger('KeepHouse');
  const sweep = async (): Promise<void> => {
    try {
      const { settings } = await stores.organizationConfigs.find();
      await log.limitRetention(settings.decisionRetentionDays);
      logger.log({ event: 'retention.swept', ...(await stores.retention.sweep(new Date(), settings)) });
    } catch (error) {
      logger.warn({ event: 'retention.failed', error });
    }
  };
  void sweep();
  const timer = setInterval(() => void sweep(), sweepEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
