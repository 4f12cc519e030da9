import type { ActivityId, FolderId, ItemKey, MailboxId } from './ids';
import type { MailMetadata } from './mail';
import type { ObservationNumber } from './observation-number';
import type { NamedRecord } from './records/record';

/** Why ingest looked: a change it was told of, mail that was there before a rule, or a comparison with the store. */
export type ObservedBecause = 'change' | 'backfill' | 'reconciliation';

/** Where a message that is no longer under an item id was found to be; concluded only after looking for it. */
export type Whereabouts = 'elsewhere' | 'deleted-items' | 'gone';

interface Seen {
  readonly mailboxId: MailboxId;
  readonly activityId: ActivityId;
  readonly number: ObservationNumber;
  readonly itemKey: ItemKey;
  readonly folderId: FolderId;
  readonly observedAt: string;
}

/** A person wants a message recorded, wherever in the mailbox it rests. */
export interface RecordingWish {
  readonly by: string;
  readonly at: string;
  /** Without one it is whatever the folder's rule, or what the message belongs to, gives. */
  readonly regarding?: NamedRecord;
}

/** An item rests in a folder. */
export interface PresentObservation extends Seen {
  readonly kind: 'present';
  readonly because: ObservedBecause;
  readonly mail: MailMetadata;
  /** Alike for copies of the same content within a mailbox, other for other content under the same Message-ID. */
  readonly contentKey: string;
  /** There where a person had it looked at. */
  readonly wish?: RecordingWish;
}

/** A copy outside Deleted Items that was found by looking for the message, and the observation that told of it. */
export interface LocatedPlacement {
  readonly itemKey: ItemKey;
  readonly folderId: FolderId;
  readonly number: ObservationNumber;
}

/** An item is no longer there, and its message was looked for. */
export interface LeftObservation extends Seen {
  readonly kind: 'left';
  readonly whereabouts: Whereabouts;
  /** Each was observed before this; what is not heard of yet will be. */
  readonly located?: readonly LocatedPlacement[];
}

/** The owner saw our category on an item and later saw it off. */
export interface CategoryRemovedObservation extends Seen {
  readonly kind: 'category-removed';
}

export type Observation = PresentObservation | LeftObservation | CategoryRemovedObservation;
