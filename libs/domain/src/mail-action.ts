import type { ActivityId, MailboxId } from './ids';
import type { RecordRef } from './records/record';

/** What Exchange shall get, or give, because of a decision; carried out by the mailbox's owner. Repeating one is harmless. */
export type MailAction =
  | {
      readonly kind: 'fetch-content';
      readonly mailboxId: MailboxId;
      readonly activityId: ActivityId;
      readonly again: boolean;
    }
  /** Exactly this category of ours is put on every item of the activity in the mailbox; `undefined` takes ours off. */
  | {
      readonly kind: 'set-category';
      readonly mailboxId: MailboxId;
      readonly activityId: ActivityId;
      readonly category?: string;
      /** The record that `category` names: whoever writes it looks whether the mailbox's owner may read that. */
      readonly regarding?: RecordRef;
      /** The organization's category name, by which ours are told from the user's. */
      readonly categoryName: string;
    };
