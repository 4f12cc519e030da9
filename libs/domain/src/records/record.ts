import type { ActivityId, MailboxId } from '../ids';

/** A Dataverse logical name: account, contact, lead, opportunity, incident, systemuser, queue or another allowed table. */
export type TableName = string;

export interface RecordRef {
  readonly table: TableName;
  readonly id: string;
}

/** That a record was made here, of whom, and what for. */
export interface RecordOrigin {
  /** What it was made of. */
  readonly activityId: ActivityId;
  readonly mailboxId: MailboxId;
  /** Who had it made, when it was a person. */
  readonly by?: string;
  /** Of the address with a key that the store alone has. */
  readonly addressHash: string;
  /** How many records were made of the address, this one included. */
  readonly number: number;
}

/** A record that mail can regard or that an address can belong to, as the CRM delivered it or as it was made here. */
export interface CrmRecord extends RecordRef {
  readonly name: string;
  /** Comparable addresses (see `toEmailAddress`). */
  readonly emailAddresses: readonly string[];
  readonly ownerId?: string;
  /** Ids of records of the table `systemuser` beside the owner's, who may read it as if it were theirs. */
  readonly sharedWith?: readonly string[];
  readonly state: 'active' | 'inactive';
  readonly parentAccountId?: string;
  /** The survivor, when this record was merged into another. */
  readonly mergedInto?: RecordRef;
  /** Addresses among the above that a person added here; the CRM, which does not know them, never takes them away. */
  readonly addedAddresses?: readonly string[];
  /** Of what was made here: its fields, until the CRM delivers the record as its own. */
  readonly firstName?: string;
  readonly lastName?: string;
  readonly companyName?: string;
  /** What a lead is about. */
  readonly topic?: string;
  readonly created?: RecordOrigin;
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** The record as the CRM delivers it, with what is known here alone of the one that is stored; who shares it may be either. */
export function deliveredOver(delivered: CrmRecord, stored: CrmRecord): CrmRecord {
  const { createdAt, created } = stored;
  const added = [...new Set([...(stored.addedAddresses ?? []), ...(delivered.addedAddresses ?? [])])];
  const kept = delivered.mergedInto === undefined && added.length > 0 ? added : undefined;
  const sharedWith = delivered.sharedWith ?? stored.sharedWith;
  return {
    ...delivered,
    ...(created !== undefined && { created }),
    ...(sharedWith !== undefined && { sharedWith }),
    ...(kept !== undefined && {
      emailAddresses: [...new Set([...delivered.emailAddresses, ...kept])],
      addedAddresses: kept,
    }),
    createdAt,
  };
}

/** The record with an address that a person added. */
export const withAddedAddress = (record: CrmRecord, address: string, modifiedAt: string): CrmRecord => ({
  ...record,
  emailAddresses: [...new Set([...record.emailAddresses, address])],
  addedAddresses: [...new Set([...(record.addedAddresses ?? []), address])],
  modifiedAt,
});

/** A record as shown beside what refers to it. */
export interface NamedRecord extends RecordRef {
  readonly name: string;
}

export const isSameRecord = (a: RecordRef, b: RecordRef): boolean => a.table === b.table && a.id === b.id;
