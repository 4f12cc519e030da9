import type { EventLogReader } from '@foldwatch/ports';

/** The place that a reader named: one from an earlier answer, or `latest` for only what is still to come. */
export const placeOf = async (
  log: EventLogReader,
  topic: string,
  named: string | undefined,
): Promise<string | undefined> => (named === 'latest' ? log.end(topic) : named);
