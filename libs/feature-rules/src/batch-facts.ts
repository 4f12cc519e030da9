import type {
  CrmRecord,
  ErasedAddresses,
  OrganizationSettings,
  PresentObservation,
  RecordedMessages,
  RuleRecord,
  WaitingItem,
} from '@foldwatch/domain';
import type { MailboxFacts } from './mailbox-facts';

/** Everything that the decisions of one batch depend on. */
export interface BatchFacts {
  readonly settings: OrganizationSettings;
  readonly mailboxes: ReadonlyMap<string, MailboxFacts>;
  /** By `recordKey`: the records that rules of this batch name. */
  readonly records: ReadonlyMap<string, RuleRecord>;
  /** The recorded mail that messages of this batch may belong to. */
  readonly recorded: RecordedMessages;
  /** By address: who on the mail of this batch was erased, and when. */
  readonly erased: ErasedAddresses;
  /** By address: the records of whoever sent or got the mail that this batch asks it of. */
  readonly correspondents: ReadonlyMap<string, readonly CrmRecord[]>;
  /** By `waitingKey`: which items of this batch wait for what they answer, as they were seen. */
  readonly waiting: ReadonlyMap<string, PresentObservation>;
}

export const waitingKey = ({ mailboxId, itemKey }: WaitingItem): string => `${mailboxId}\n${itemKey}`;
