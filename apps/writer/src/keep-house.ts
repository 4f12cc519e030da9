import type { Distributed } from '@foldwatch/assembly-distributed';
import { sweepHourly } from '@foldwatch/platform';

/** Deletes by date what need not be kept, and has internal topics kept no longer. Several at once do no harm. */
export const keepHouse = ({ stores, log }: Pick<Distributed, 'stores' | 'log'>): (() => void) =>
  sweepHourly(async () => {
    const { settings } = await stores.organizationConfigs.find();
    await log.limitRetention(settings.decisionRetentionDays);
    return stores.retention.sweep(new Date(), settings);
  }, 'at-once');
