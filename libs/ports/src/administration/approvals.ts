import type { MailboxId } from '@foldwatch/domain';

export const approvalStates = ['waiting', 'approved', 'refused', 'overtaken'] as const;

export type ApprovalState = (typeof approvalStates)[number];

/** Changes of one rule, one exclusion, or one mailbox's options. */
export type EditKind =
  | 'add-folder-rule'
  | 'change-folder-rule'
  | 'change-options'
  | 'add-exclusion'
  | 'replace-exclusion'
  | 'remove-exclusion';

/** Changes of all that a draft, an older version, the organization or a team says. */
export type PublicationKind = 'publish-draft' | 'roll-back' | 'change-organization' | 'change-team';

/** Changes of which mailboxes are in a team. */
export type MembershipKind = 'change-mailbox' | 'remove-team';

export type WaitingKind = EditKind | PublicationKind | MembershipKind;

/** What somebody asked to be changed, word for word, as it was taken in. */
export interface WaitingChange<K extends WaitingKind = WaitingKind> {
  readonly kind: K;
  /** `undefined` for what is the organization's or a team's. */
  readonly mailboxId?: MailboxId;
  /** The rule, exclusion, draft or team that is to be changed or published; of a roll back the scope of the version. */
  readonly targetId?: string;
  readonly request: object;
}

/** A change that reaches so far that a second person has to agree. */
export interface Approval {
  readonly id: string;
  readonly change: WaitingChange;
  /** The version of mailbox or organization that it was asked for; at another one it means something else. */
  readonly base: number;
  readonly askedBy: string;
  readonly askedAt: string;
  /** Messages; `undefined` when they could not be counted in time. */
  readonly reach?: number;
  readonly limit: number;
  readonly state: ApprovalState;
  readonly settledBy?: string;
  readonly settledAt?: string;
  /** Why it was refused, for whoever asked. */
  readonly reason?: string;
}

export type ApprovalSettlement = Required<Pick<Approval, 'settledBy' | 'settledAt'>> & {
  readonly state: Exclude<ApprovalState, 'waiting'>;
  readonly reason?: string;
};

/** Changes that wait for a second person, and what became of them; none is ever removed. Raises `StoreUnavailable`. */
export abstract class Approvals {
  /** What is there already stays. */
  abstract add(approval: Approval): Promise<void>;
  abstract find(id: string): Promise<Approval | undefined>;
  /** Newest first. Raises `InvalidCursor`. */
  abstract list(filter: {
    readonly state?: ApprovalState;
    readonly mailboxIds?: readonly MailboxId[];
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<{ readonly approvals: readonly Approval[]; readonly nextCursor?: string }>;
  /** The first settlement stays; `lost` says that there was one. */
  abstract settle(id: string, settlement: ApprovalSettlement): Promise<'saved' | 'lost'>;
}
