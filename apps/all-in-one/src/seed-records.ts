import type { RecordDirectory } from '@foldwatch/ports';
import { castRecords } from '@foldwatch/sandbox-exchange';

/** Gives an empty directory the accounts, opportunities and cases that the sandbox's mail speaks of. */
export async function seedRecords(directory: RecordDirectory, now: Date): Promise<void> {
  const { records } = await directory.list({ limit: 1 });
  if (records.length > 0) return;
  const at = now.toISOString();
  await directory.putMany(castRecords.map((record) => ({ ...record, createdAt: at, modifiedAt: at })));
}
