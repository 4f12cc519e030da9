import type { EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { sweepHourly } from '@foldwatch/platform';

/** Deletes by date what need not be kept; gives what stops it. */
export const keepHouse = ({ organizationConfigs, retention }: EmbeddedAdapters): (() => void) =>
  sweepHourly(async () => {
    const { settings } = await organizationConfigs.find();
    return retention.sweep(new Date(), settings);
  }, 'in-an-hour');
