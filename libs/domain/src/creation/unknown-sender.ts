import type { ActivityId, MailboxId } from '../ids';
import type { CreatableTable } from './create-option';
import type { RecordDraft } from './draft-record';

/** A record that is suggested to a mailbox's owner: an unknown sender of mail that the mailbox tracks. */
export interface UnknownSender {
  /** Computed from mailbox and address with a key that the store alone has. */
  readonly id: string;
  readonly mailboxId: MailboxId;
  readonly address: string;
  /** What the mailbox would make of it. */
  readonly table: CreatableTable;
  readonly firstName?: string;
  readonly lastName: string;
  readonly companyName?: string;
  readonly topic?: string;
  readonly ownerId?: string;
  readonly parentAccountId?: string;
  /** The first message that was seen of it. */
  readonly activityId: ActivityId;
  readonly mails: number;
  /** The latest of those that are counted, so that a repeat counts once. */
  readonly recent: readonly ActivityId[];
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

/** A tracked message of an unknown sender, as it is to be suggested. */
export interface Sighting {
  readonly draft: RecordDraft;
  readonly seenAt: string;
}

/** Far more than may ever come again at once. */
const mostRecent = 500;

/** What is suggested after one more message; the very same when that was counted before. The name is the first one's. */
export function withSighting(id: string, known: UnknownSender | undefined, { draft, seenAt }: Sighting): UnknownSender {
  const { source, address: _address, ...drafted } = draft;
  const { activityId, mailboxId } = source;
  if (known === undefined) {
    const seen = { mails: 1, recent: [activityId], firstSeenAt: seenAt, lastSeenAt: seenAt };
    return { id, mailboxId, address: draft.address, ...drafted, activityId, ...seen };
  }
  if (known.recent.includes(activityId)) return known;
  return {
    ...known,
    mails: known.mails + 1,
    recent: [...known.recent, activityId].slice(-mostRecent),
    firstSeenAt: seenAt < known.firstSeenAt ? seenAt : known.firstSeenAt,
    lastSeenAt: seenAt > known.lastSeenAt ? seenAt : known.lastSeenAt,
  };
}

/** The record to be made once somebody agreed. */
export function draftOf(sender: UnknownSender, table: CreatableTable, by: string): RecordDraft {
  const { address, firstName, lastName, companyName, topic, ownerId, activityId, mailboxId } = sender;
  const { parentAccountId } = sender;
  return {
    table,
    address,
    ...(firstName !== undefined && { firstName }),
    lastName,
    ...(companyName !== undefined && { companyName }),
    ...(table === 'lead' && topic !== undefined && { topic }),
    ...(ownerId !== undefined && { ownerId }),
    ...(parentAccountId !== undefined && { parentAccountId }),
    source: { activityId, mailboxId, by },
  };
}
