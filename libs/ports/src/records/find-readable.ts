import { accessTo, canReadRecord, type CrmRecord, type Reader, type RecordRef } from '@foldwatch/domain';
import { recordKey, type RecordDirectory } from './record-directory';

/**
 * Which of some records somebody may read, by `recordKey`. A record that was never delivered, or is gone, belongs to nobody.
 * Looked up only where that decides.
 */
export async function findReadable(
  directory: RecordDirectory,
  refs: readonly RecordRef[],
  reader: Reader,
): Promise<ReadonlySet<string>> {
  const inDoubt = new Map(
    refs.filter(({ table }) => accessTo(reader, table) === 'user').map((ref) => [recordKey(ref), ref]),
  );
  const found = inDoubt.size === 0 ? new Map<string, CrmRecord>() : await directory.findMany([...inDoubt.values()]);
  const isReadable = ({ table, id }: RecordRef): boolean =>
    canReadRecord(reader, found.get(recordKey({ table, id })) ?? { table, id });
  return new Set(refs.filter(isReadable).map(recordKey));
}
