import type { Correlation } from './correlation/correlation-method';
import type { Creation } from './creation/create-option';
import type { ActivityId, FolderId, ItemKey, MailboxId, RuleId } from './ids';
import type { MailMetadata } from './mail';
import type { ObservationNumber } from './observation-number';
import type { LocatedPlacement, ObservedBecause, RecordingWish, Whereabouts } from './observation';
import type { OrganizationSettings } from './policy/organization-settings';
import type { ReasonCode } from './reason-codes';
import type { NamedRecord } from './records/record';

/** One check of a decision, in the order made, with the values compared. Never a subject, a body or a name. */
export interface Check {
  readonly name: string;
  readonly passed: boolean;
  readonly actual?: string;
  readonly expected?: string;
}

export interface DecidingRule {
  readonly id: RuleId;
  readonly version: number;
  /** Set only when the rule names a record that exists and is active (a merged one is replaced by its survivor). */
  readonly regarding?: NamedRecord;
}

type FoldNames = 'onMoveOut' | 'onDelete' | 'regardingPolicy' | 'categoryName' | 'untrackOnCategoryRemoved';

/** The settings that the fold needs, as they were for the mailbox when it was decided. */
export interface FoldSettings extends Pick<OrganizationSettings, FoldNames> {
  /** Rules whose folders have another `onMoveOut`: it is that of the rule by which the message was tracked. */
  readonly onMoveOutByRule?: { readonly ruleId: RuleId; readonly onMoveOut: 'keep' | 'untrack' }[];
}

export const foldSettingsOf = (settings: Pick<OrganizationSettings, FoldNames>): FoldSettings => {
  const { onMoveOut, onDelete, regardingPolicy, categoryName, untrackOnCategoryRemoved } = settings;
  return { onMoveOut, onDelete, regardingPolicy, categoryName, untrackOnCategoryRemoved };
};

interface Decided {
  /** Computed from what was decided upon; a redelivery has the same. */
  readonly id: string;
  readonly activityId: ActivityId;
  readonly decidedAt: string;
}

interface DecidedOnObservation extends Decided {
  readonly mailboxId: MailboxId;
  readonly number: ObservationNumber;
  readonly itemKey: ItemKey;
  readonly folderId: FolderId;
  readonly observedAt: string;
  readonly reason: ReasonCode;
  readonly checks: readonly Check[];
  readonly settings: FoldSettings;
}

/** A message rests in a folder, and is to be tracked there or not. A skip still moves the link of what is tracked. */
export interface PresentDecision extends DecidedOnObservation {
  readonly kind: 'present';
  readonly verdict: 'track' | 'skip';
  readonly because: ObservedBecause;
  readonly rule?: DecidingRule;
  /** There where a person wants it recorded. */
  readonly wish?: RecordingWish;
  /** What the message belongs to; a message that no rule gives a record inherits that one's. */
  readonly correlation?: Correlation;
  /** Ids of the exclusions that hold for the message, whether or not they decided. */
  readonly exclusions?: readonly string[];
  readonly direction: 'incoming' | 'outgoing';
  readonly mail: MailMetadata;
  readonly contentKey: string;
  /** Owner of the mailbox, whose records are preferred when addresses are resolved. */
  readonly ownerId?: string;
  readonly ambiguousSender?: OrganizationSettings['ambiguousSender'];
  /** What is to be made of the sender, should there be no record of it. */
  readonly creation?: Creation;
}

export interface LeftDecision extends DecidedOnObservation {
  readonly kind: 'left';
  readonly whereabouts: Whereabouts;
  readonly located?: readonly LocatedPlacement[];
}

export interface CategoryRemovedDecision extends DecidedOnObservation {
  readonly kind: 'category-removed';
}

/** A person sets or clears the record that an activity regards. */
export interface RegardingDecision extends Decided {
  readonly kind: 'set-regarding';
  readonly regarding?: NamedRecord;
  readonly by: string;
  readonly settings: FoldSettings;
}

/** A person untracks one mailbox's link, or every link. */
export interface UntrackDecision extends Decided {
  readonly kind: 'untrack';
  readonly mailboxId?: MailboxId;
  readonly by: string;
  readonly settings: FoldSettings;
}

/** A person takes back what a person did last. */
export interface UndoDecision extends Decided {
  readonly kind: 'undo';
  /** Id of the decision that is taken back. */
  readonly undoes: string;
  readonly by: string;
  readonly settings: FoldSettings;
}

/** A rule's regarding changed and its owner chose to relink what it tracked. */
export interface RelinkDecision extends Decided {
  readonly kind: 'relink';
  readonly mailboxId: MailboxId;
  readonly rule: DecidingRule;
  readonly settings: FoldSettings;
}

/** Records changed: the parties are resolved anew, and a record that was merged is regarded as its survivor. */
export interface ResolveDecision extends Decided {
  readonly kind: 'resolve';
  /** Others may read the record that it regards than before: the categories that name it are looked at anew. */
  readonly receipts?: boolean;
  /** Owner of the mailbox whose records are preferred. */
  readonly ownerId?: string;
  readonly ambiguousSender?: OrganizationSettings['ambiguousSender'];
  readonly settings: FoldSettings;
}

export type Decision =
  | PresentDecision
  | LeftDecision
  | CategoryRemovedDecision
  | RegardingDecision
  | UntrackDecision
  | UndoDecision
  | RelinkDecision
  | ResolveDecision;
