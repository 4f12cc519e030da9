import { isSameRecord, type CrmRecord, type NamedRecord } from './record';

/** A record that was made here gives way to one that the CRM delivered. */
export interface TakeOver {
  readonly ours: CrmRecord;
  readonly by: NamedRecord;
}

/** Made of an unknown sender, and nothing that the CRM has delivered as its own since: that has no last name of ours. */
const isOurs = ({ created, lastName, mergedInto }: CrmRecord): boolean =>
  created !== undefined && lastName !== undefined && mergedInto === undefined;

/**
 * Which of our records give way: those that carry an address of an active record of the CRM, whatever its table. Of several
 * that were delivered the first takes over, and the rest belong to it as duplicates of the CRM's own making.
 */
export function takeOvers(
  delivered: readonly CrmRecord[],
  holders: ReadonlyMap<string, readonly CrmRecord[]>,
): readonly TakeOver[] {
  const found: TakeOver[] = [];
  for (const record of delivered.filter(mayTakeOver)) {
    const carriers = record.emailAddresses.flatMap((address) => holders.get(address) ?? []);
    for (const ours of carriers.filter(isOurs)) {
      const isTaken = found.some((one) => isSameRecord(one.ours, ours));
      if (!isTaken && !isSameRecord(ours, record)) found.push({ ours, by: named(record) });
    }
  }
  return found;
}

export const mayTakeOver = ({ state, mergedInto }: CrmRecord): boolean =>
  state === 'active' && mergedInto === undefined;

const named = ({ table, id, name }: CrmRecord): NamedRecord => ({ table, id, name });

/** Ours as it is from then on: what regards it, and its addresses, are the other's. */
export const takenOver = ({ ours, by: { table, id } }: TakeOver, at: string): CrmRecord => ({
  ...ours,
  state: 'inactive',
  mergedInto: { table, id },
  modifiedAt: at,
});
