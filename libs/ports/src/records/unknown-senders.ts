import type { MailboxId, Sighting, UnknownSender } from '@foldwatch/domain';

/** A sender of whom a mailbox, or with `wholeOrganization` nobody, wants to hear as a suggestion. */
export interface SenderOfMailbox {
  readonly mailboxId: MailboxId;
  readonly address: string;
}

export interface UnknownSenderFilter {
  readonly mailboxIds?: readonly MailboxId[];
  readonly cursor?: string;
  readonly limit: number;
}

/** The desk on which unknown senders wait for a person. Raises `StoreUnavailable`. */
export abstract class UnknownSenders {
  /** Counts each message once, and gives what is suggested then, in their order; `undefined` for whom nobody wants to see. */
  abstract noteMany(sightings: readonly Sighting[]): Promise<readonly (UnknownSender | undefined)[]>;
  /** Which of them were put away for good, by their mailbox or the whole organization, in their order. */
  abstract arePutAway(senders: readonly SenderOfMailbox[]): Promise<readonly boolean[]>;
  /** Who is waiting, the latest to appear first. */
  abstract list(
    filter: UnknownSenderFilter,
  ): Promise<{ readonly senders: readonly UnknownSender[]; readonly nextCursor?: string }>;
  /** Of those that are waiting. */
  abstract findMany(ids: readonly string[]): Promise<ReadonlyMap<string, UnknownSender>>;
  /** There is a record now, or nothing is left of them: every mailbox's suggestion of the addresses goes. */
  abstract removeAddresses(addresses: readonly string[]): Promise<void>;
  /** None of them is suggested again. */
  abstract putAway(senders: readonly SenderOfMailbox[]): Promise<void>;
  /** Takes that back: they are suggested again once they are noted. */
  abstract recall(senders: readonly SenderOfMailbox[]): Promise<void>;
}
