import type { CrmRecord, RecordOrigin } from '../records/record';

/** What is told of a record that was made here, when it was made and of what. */
export interface RecordCreation extends Omit<RecordOrigin, 'addressHash' | 'number'> {
  readonly record: Omit<CrmRecord, 'state' | 'mergedInto' | 'addedAddresses' | 'created' | 'createdAt' | 'modifiedAt'>;
  readonly at: string;
}

/** From the record as it is stored, so that a repeat tells the same; `undefined` for what the CRM delivered. */
export function creationOf(stored: CrmRecord): RecordCreation | undefined {
  if (stored.created === undefined) return undefined;
  const { activityId, mailboxId, by } = stored.created;
  const { table, id, name, emailAddresses, firstName, lastName, companyName, topic, ownerId, parentAccountId } = stored;
  const record = {
    table,
    id,
    name,
    emailAddresses,
    ...(firstName !== undefined && { firstName }),
    ...(lastName !== undefined && { lastName }),
    ...(companyName !== undefined && { companyName }),
    ...(topic !== undefined && { topic }),
    ...(ownerId !== undefined && { ownerId }),
    ...(parentAccountId !== undefined && { parentAccountId }),
  };
  return { record, at: stored.createdAt, activityId, mailboxId, ...(by !== undefined && { by }) };
}
