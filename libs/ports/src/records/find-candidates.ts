import type { CrmRecord } from '@foldwatch/domain';
import { followMerges, survivorOf } from './follow-merges';
import type { RecordDirectory } from './record-directory';

/**
 * The records that stand behind each address: a merged one stands for its survivor. One query for all addresses, and one more
 * for each merge that has to be followed.
 */
export async function findCandidates(
  directory: RecordDirectory,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, readonly CrmRecord[]>> {
  if (addresses.length === 0) return new Map();
  const found = await directory.resolveMany(addresses);
  const carriers = [...found.values()].flat();
  if (!carriers.some(({ mergedInto }) => mergedInto !== undefined)) return found;
  const known = await followMerges(directory, carriers);
  return new Map([...found].map(([address, records]) => [address, standingFor(records, known)]));
}

function standingFor(records: readonly CrmRecord[], known: ReadonlyMap<string, CrmRecord>): readonly CrmRecord[] {
  const survivors = records.flatMap((record) => survivorOf(record, known) ?? []);
  return [...new Set(survivors)].filter(({ mergedInto }) => mergedInto === undefined);
}
