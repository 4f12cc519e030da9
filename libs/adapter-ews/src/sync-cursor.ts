import { EwsError } from './ews-error';

const prefix = 'ews1:';

/** A cursor is a sync state of this adapter; one of another adapter, or of an older version, is of no use here. */
export const toCursor = (syncState: string): string => prefix + syncState;

export function syncStateOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  if (cursor.startsWith(prefix)) return cursor.slice(prefix.length);
  throw new EwsError({ kind: 'cursor-invalid' }, 'foreign-cursor', 'the cursor was not given by this adapter');
}
