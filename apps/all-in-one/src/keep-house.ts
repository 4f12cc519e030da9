import { Logger } from '@nestjs/common';
import type { EmbeddedAdapters } from '@foldwatch/adapter-embedded';

const sweepEveryMs = 60 * 60 * 1_000;

/** Deletes by date what need not be kept, once an hour; gives what stops it. */
export function keepHouse(embedded: EmbeddedAdapters): () => void {
  const logger = new Logger('KeepHouse');
  const sweep = async (): Promise<void> => {
    try {
      const { settings } = await embedded.organizationConfigs.find();
      const swept = await embedded.retention.sweep(new Date(), settings);
      logger.log({ event: 'retention.swept', ...swept });
    } catch (error) {
      logger.warn({ event: 'retention.failed', error });
    }
  };
  const timer = setInterval(() => void sweep(), sweepEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
