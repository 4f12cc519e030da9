/** A Dataverse logical name: account, contact, lead, opportunity, incident, systemuser, queue or another allowed table. */
export type TableName = string;

export interface RecordRef {
  readonly table: TableName;
  readonly id: string;
}

/** A record that mail can regard or that an address can belong to, as the CRM delivered it. */
export interface CrmRecord extends RecordRef {
  readonly name: string;
  /** Comparable addresses (see `toEmailAddress`). */
  readonly emailAddresses: readonly string[];
  readonly ownerId?: string;
  readonly state: 'active' | 'inactive';
  readonly parentAccountId?: string;
  /** The survivor, when this record was merged into another. */
  readonly mergedInto?: RecordRef;
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** A record as shown beside what refers to it. */
export interface NamedRecord extends RecordRef {
  readonly name: string;
}

export const isSameRecord = (a: RecordRef, b: RecordRef): boolean => a.table === b.table && a.id === b.id;
