import type { CorrelationMethod } from './correlation/correlation-method';
import type { Creation } from './creation/create-option';
import type { ActivityId, FolderId, ItemKey, MailboxId, RuleId } from './ids';
import type { MailKind } from './mail';
import type { ObservationNumber } from './observation-number';
import type { OrganizationSettings } from './policy/organization-settings';
import type { ReasonCode } from './reason-codes';
import type { NamedRecord } from './records/record';

/** An address in a role on an activity, with the record that it resolved to. */
export interface Party {
  readonly address: string;
  readonly name?: string;
  readonly record?: NamedRecord;
  /** A bcc party known only from one mailbox's copy is shown only to those who may see that mailbox's link. */
  readonly onlyIn?: MailboxId;
}

export interface ActivityMessage {
  readonly internetMessageId?: string;
  readonly kind: MailKind;
  readonly subject: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly from?: Party;
  readonly sender?: Party;
  readonly to: readonly Party[];
  readonly cc: readonly Party[];
  readonly bcc: readonly Party[];
  readonly sentAt?: string;
  readonly receivedAt?: string;
  readonly inReplyTo?: string;
  readonly references: readonly string[];
  readonly conversationIndex?: string;
  /** Another message with this Message-ID but another From is known. */
  readonly messageIdReused: boolean;
}

/** Who or what set the record that an activity regards. */
export type Provenance =
  | {
      readonly source: 'folder-rule';
      readonly ruleId: RuleId;
      readonly ruleVersion: number;
      readonly mailboxId: MailboxId;
    }
  | { readonly source: 'manual'; readonly by: string }
  | {
      readonly source: 'correlation';
      readonly method?: CorrelationMethod;
      /** What it was inherited from. */
      readonly activityId?: ActivityId;
    };

export interface Regarding extends NamedRecord {
  readonly provenance: Provenance;
  readonly setAt: string;
}

/** One copy of a message in a mailbox: an item, where it rests, and the observation that said so. */
export interface Placement {
  readonly itemKey: ItemKey;
  readonly folderId: FolderId;
  readonly number: ObservationNumber;
  /** Whether it was tracked there, and by which rule. */
  readonly tracked: boolean;
  readonly ruleId?: RuleId;
}

/** A rule of this mailbox named another record than the one that the activity regards. */
export interface RegardingConflict {
  readonly ruleId: RuleId;
  readonly wanted: NamedRecord;
}

/** What a mailbox wants made of whoever sent a message, should there be no record, as it was when the message was tracked. */
export interface WantedRecord extends Creation {
  /** Owner of the mailbox. */
  readonly ownerId?: string;
  readonly ambiguousSender: OrganizationSettings['ambiguousSender'];
  /** It was made, suggested, or found to be there: nothing is to be done any more. */
  readonly isSettled: boolean;
}

/** What one mailbox has to do with an activity. */
export interface TrackingLink {
  readonly mailboxId: MailboxId;
  readonly status: 'tracked' | 'untracked';
  readonly reason: ReasonCode;
  readonly ruleId?: RuleId;
  readonly ruleVersion?: number;
  /** How the message was found to belong to recorded mail, when the act that tracked it was decided. */
  readonly method?: CorrelationMethod;
  /** When the act that tracked it was seen. */
  readonly trackedAt: string;
  readonly conflict?: RegardingConflict;
  /** Of an untracked link: the items that were dismissed with it, which later reads do not bring back. */
  readonly placements: readonly Placement[];
  /** The newest act of this mailbox that named a record (zeros: none yet); older ones never set regarding. */
  readonly newestAct: ObservationNumber;
  /** When it was last untracked, kept when it is tracked again: what was seen before then does not bring it back. */
  readonly lastUntrackedAt?: string;
  /** Items already seen to leave, so that a late word of their presence changes nothing. Newest kept, at most 50. */
  readonly departed: readonly { readonly itemKey: ItemKey; readonly number: ObservationNumber }[];
  readonly contentKeys: readonly string[];
  /** Items found by looking for the message whose arrival was not heard of yet; while there is one, nothing moved out. */
  readonly awaited?: readonly ItemKey[];
  readonly wantedRecord?: WantedRecord;
}

export interface ActivityAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** Absent when it was left out, and then `omitted` says why. */
  readonly contentRef?: string;
  readonly omitted?: 'too-large' | 'blocked-type' | 'unavailable';
  /** By which the body refers to it, as in `cid:logo`. */
  readonly contentId?: string;
}

/** One version of a message's content as it was fetched. `hash` covers the body and the attachments' names and sizes. */
export interface ContentVersion {
  readonly hash: string;
  readonly sizeBytes: number;
  readonly bodyType: 'html' | 'text';
  readonly bodyRef: string;
  readonly attachments: readonly ActivityAttachment[];
  readonly fetchedAt: string;
}

export interface ActivityContent {
  readonly state: 'pending' | 'stored' | 'partial' | 'gone';
  readonly current?: ContentVersion;
  readonly earlier: readonly ContentVersion[];
}

/** Where everything lies that was ever fetched of a message and is not thrown away. */
export const contentRefsOf = ({ current, earlier }: ActivityContent): readonly string[] => [
  ...new Set(
    [...(current === undefined ? [] : [current]), ...earlier].flatMap(({ bodyRef, attachments }) => [
      bodyRef,
      ...attachments.flatMap(({ contentRef }) => contentRef ?? []),
    ]),
  ),
];

/** What consumers are told of; `sequence` counts them without gaps for each activity. */
export type ChangeType = 'tracked' | 'updated' | 'refiled' | 'untracked' | 'removed';

/** One entry of an activity's history, which is also the outbox: what is published derives from it alone. */
export interface ActivityChange {
  readonly sequence: number;
  readonly type: ChangeType;
  readonly at: string;
  /** Id of the decision that caused it, so that a redelivery finds what it did. */
  readonly causeId: string;
  readonly mailboxId?: MailboxId;
  readonly by?: string;
  readonly changed: readonly ('message' | 'regarding' | 'links' | 'content' | 'parties')[];
  readonly regarding?: NamedRecord;
  readonly previousRegarding?: NamedRecord;
  readonly reason?: ReasonCode;
}

interface DoneByPerson {
  /** Id of the decision that it was. */
  readonly causeId: string;
  readonly at: string;
  readonly by: string;
}

/** What a person did last to an activity, with what was there before, so that it can be taken back. */
export type PersonalAct =
  | (DoneByPerson & { readonly kind: 'regarding'; readonly before?: Regarding })
  | (DoneByPerson & {
      readonly kind: 'untrack';
      readonly links: readonly Pick<TrackingLink, 'mailboxId' | 'reason' | 'conflict'>[];
    })
  | (DoneByPerson & {
      /** Had a message recorded that was not. */
      readonly kind: 'record';
      readonly mailboxId: MailboxId;
      /** Why the mailbox's link was untracked before; none where it had no link. */
      readonly reason?: ReasonCode;
      readonly before?: Regarding;
      readonly newestManual?: Activity['newestManual'];
    });

export interface Activity {
  readonly id: ActivityId;
  readonly organizationId: string;
  /** Compared and set with each write; 1 for the first. */
  readonly version: number;
  readonly sequence: number;
  /** A tombstone keeps its id, sequence and dismissed placements; `erased` keeps nothing of the message. */
  readonly status: 'tracked' | 'untracked' | 'erased';
  readonly message: ActivityMessage;
  readonly regarding?: Regarding;
  /** When a person last set or cleared the record, and by which decision; acts from before then never override it. */
  readonly newestManual?: { readonly at: string; readonly causeId: string };
  /** Gone once it was taken back, or once a person was erased. */
  readonly lastAct?: PersonalAct;
  readonly links: readonly TrackingLink[];
  readonly content: ActivityContent;
  /** When a person was erased from the message, who may be named by what it says: it is not fetched again. */
  readonly contentErasedAt?: string;
  readonly history: readonly ActivityChange[];
  readonly createdAt: string;
  readonly modifiedAt: string;
}
