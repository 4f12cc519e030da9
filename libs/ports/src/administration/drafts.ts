import type { MailboxId, ProposedChanges } from '@foldwatch/domain';

/** Changes that somebody prepares: of the organization, of one team, or of one mailbox. */
export interface Draft {
  readonly id: string;
  /** Compared and set with each change of the draft; 1 for the first. */
  readonly revision: number;
  readonly teamId?: string;
  readonly mailboxId?: MailboxId;
  readonly changes: ProposedChanges;
  /** By scope: the versions that it was prepared upon. */
  readonly base: Readonly<Record<string, number>>;
  readonly comment?: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly modifiedBy: string;
  readonly modifiedAt: string;
}

/** Drafts until they are published or discarded. Raises `StoreUnavailable`. */
export abstract class Drafts {
  abstract find(id: string): Promise<Draft | undefined>;
  /** Newest first; of some mailboxes, or all. */
  abstract list(filter: {
    readonly mailboxIds?: readonly MailboxId[];
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<{ readonly drafts: readonly Draft[]; readonly nextCursor?: string }>;
  /** Writes when the stored revision is one below the draft's (none is 0). */
  abstract replace(draft: Draft): Promise<'saved' | 'lost'>;
  abstract remove(id: string): Promise<boolean>;
}
