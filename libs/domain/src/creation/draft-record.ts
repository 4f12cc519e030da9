import type { Activity, Party, WantedRecord } from '../activity';
import type { ActivityId, MailboxId } from '../ids';
import type { CrmRecord } from '../records/record';
import { companyOf } from './company-of';
import type { CreatableTable } from './create-option';
import { originatorOf } from './decide-creation';
import { fullName, personNameOf } from './person-name';

/** Where a record came from that was not delivered by the CRM. */
export interface RecordSource {
  readonly activityId: ActivityId;
  readonly mailboxId: MailboxId;
  /** Who had it made, when it was a person. */
  readonly by?: string;
}

/** A contact or lead as it is to be made; its id is left to whoever keeps records. */
export interface RecordDraft {
  readonly table: CreatableTable;
  readonly address: string;
  readonly firstName?: string;
  readonly lastName: string;
  readonly companyName?: string;
  /** What a lead is about. */
  readonly topic?: string;
  readonly ownerId?: string;
  readonly parentAccountId?: string;
  readonly source: RecordSource;
}

const longestTopic = 300;

/** Whoever an activity came from, as far as there is no record of it. */
export const unknownSenderOf = ({ message }: Activity): Party | undefined => {
  const sender = originatorOf(message);
  return sender?.record === undefined ? sender : undefined;
};

/** The record to be made of an unknown sender, as the activity and the mailbox that wants it have it. */
export function draftRecord(
  { id, message }: Activity,
  { address, name }: Party,
  { mailboxId, table, ownerId }: Pick<WantedRecord, 'table' | 'ownerId'> & { readonly mailboxId: MailboxId },
): RecordDraft {
  const companyName = companyOf(address);
  return {
    table,
    address,
    ...personNameOf(name, address),
    ...(companyName !== undefined && { companyName }),
    ...(table === 'lead' && { topic: topicOf(message.subject) }),
    ...(ownerId !== undefined && { ownerId }),
    source: { activityId: id, mailboxId },
  };
}

const topicOf = (subject: string): string => Array.from(subject.trim()).slice(0, longestTopic).join('');

/** What tells a record of ours from others, beside its id. */
export interface ClaimOfAddress {
  /** Computed from the address and the number with a key that the store alone has. */
  readonly id: string;
  /** Of the address with that key, so that the next claim of it can count on when nothing else is left. */
  readonly addressHash: string;
  /** How many records were made of the address, this one included. */
  readonly number: number;
}

/** The record that a draft becomes under its claim. */
export const recordOf = (draft: RecordDraft, { id, addressHash, number }: ClaimOfAddress, at: string): CrmRecord => {
  const { table, address, firstName, lastName, companyName, topic, ownerId, parentAccountId, source } = draft;
  return {
    table,
    id,
    name: fullName(draft),
    emailAddresses: [address],
    ...(ownerId !== undefined && { ownerId }),
    state: 'active',
    ...(parentAccountId !== undefined && { parentAccountId }),
    ...(firstName !== undefined && { firstName }),
    lastName,
    ...(companyName !== undefined && { companyName }),
    ...(topic !== undefined && { topic }),
    created: { ...source, addressHash, number },
    createdAt: at,
    modifiedAt: at,
  };
};
