import type { TFunction } from 'i18next';

/** What counts as a look at mail, as the API names its operations. */
const operations = ['readContent', 'readAttachment', 'listActivities', 'listDecisions'] as const;

export const isLook = (operation: string): boolean => operations.some((known) => known === operation);

export const lookNames = (t: TFunction<'administration'>): ReadonlyMap<string, string> =>
  new Map(operations.map((operation) => [operation, t(`audit.look.${operation}`)]));
