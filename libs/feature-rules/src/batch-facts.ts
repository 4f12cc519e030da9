import type { CrmRecord, OrganizationSettings, RecordedMessages, RuleRecord } from '@foldwatch/domain';
import type { MailboxFacts } from './mailbox-facts';

/** Everything that the decisions of one batch depend on. */
export interface BatchFacts {
  readonly settings: OrganizationSettings;
  readonly mailboxes: ReadonlyMap<string, MailboxFacts>;
  /** By `recordKey`: the records that rules of this batch name. */
  readonly records: ReadonlyMap<string, RuleRecord>;
  /** The recorded mail that messages of this batch may belong to. */
  readonly recorded: RecordedMessages;
  /** By address: the records of whoever sent or got the mail that this batch asks it of. */
  readonly correspondents: ReadonlyMap<string, readonly CrmRecord[]>;
}
