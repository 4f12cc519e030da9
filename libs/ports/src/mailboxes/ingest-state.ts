import type {
  ActivityId,
  FolderId,
  ItemId,
  ItemKey,
  MailboxHealth,
  MailboxId,
  MailFolder,
  ObservationNumber,
  ObservedBecause,
  RuleId,
  RuleProgress,
} from '@foldwatch/domain';
import type { MailboxCompleteness } from './completeness';

/** Who writes: every write of ingest demands that no newer epoch was taken, and raises `OwnershipLost` otherwise. */
export interface MailboxOwner {
  readonly mailboxId: MailboxId;
  readonly epoch: number;
}

/** Hands out epochs: each is higher than every one before, across restarts and deleted consumer groups. */
export abstract class MailboxEpochs {
  abstract take(mailboxId: MailboxId): Promise<MailboxOwner>;
}

/** Why a folder is being listed from nothing. `compare` is a cursor that became invalid: what is known stays known. */
export interface FolderListing {
  /** Marks the items seen in this listing, also across a restart. */
  readonly id: string;
  readonly existing: 'track' | 'skip' | 'compare';
  /** Mail received after this moment is tracked even when `existing` is `skip`. */
  readonly receivedAfter?: string;
  /** At least one item known before was seen; if none ever is, the mailbox was migrated. */
  readonly knownSeen: boolean;
}

/** How far a folder was read. */
export interface FolderCursor {
  readonly folderId: FolderId;
  /** `undefined` begins from nothing. */
  readonly cursor?: string;
  /** Present while the listing from nothing is under way. */
  readonly listing?: FolderListing;
  /** The rule, or the track option, by which existing mail was listed; another one here means that the folder is to be listed anew. */
  readonly ruleId?: RuleId;
  readonly lastReadAt: string;
}

/** Cursors move only after what was read is published and indexed. Raises `OwnershipLost`, `StoreUnavailable`. */
export abstract class SyncCursors {
  abstract find(mailboxId: MailboxId): Promise<readonly FolderCursor[]>;
  abstract save(owner: MailboxOwner, cursors: readonly FolderCursor[]): Promise<void>;
  abstract remove(owner: MailboxOwner, folderIds: readonly FolderId[]): Promise<void>;
}

/**
 * `to-fetch`: metadata is still to be read (a backfill, a retry); `known`: observed; `skipped`: there before the rule and left
 * out by choice; `left`: reported absent, to be located.
 */
export type ItemState = 'to-fetch' | 'known' | 'skipped' | 'left';

/** A row for each item in a watched folder. */
export interface IndexedItem {
  readonly folderId: FolderId;
  readonly itemId: ItemId;
  readonly changeKey: string;
  readonly itemKey: ItemKey;
  readonly state: ItemState;
  readonly because: ObservedBecause;
  /** The listing in which it was last seen. */
  readonly listingId?: string;
  readonly activityId?: ActivityId;
  readonly internetMessageId?: string;
  readonly searchKey?: string;
  readonly contentKey?: string;
  readonly number?: ObservationNumber;
  /** Our category was seen on the item by an owner. */
  readonly categorySeen: boolean;
  readonly attempts: number;
  /** Of `to-fetch` and `left`: not before. */
  readonly dueAt?: string;
  readonly failureCode?: string;
}

/** The owner's memory of items; identified by mailbox, folder and item id. Raises `OwnershipLost`, `StoreUnavailable`. */
export abstract class ItemIndex {
  /** Puts and removals in one durable step. */
  abstract write(
    owner: MailboxOwner,
    change: {
      readonly put?: readonly IndexedItem[];
      readonly remove?: readonly Pick<IndexedItem, 'folderId' | 'itemId'>[];
    },
  ): Promise<void>;
  abstract findMany(
    mailboxId: MailboxId,
    folderId: FolderId,
    itemIds: readonly ItemId[],
  ): Promise<ReadonlyMap<ItemId, IndexedItem>>;
  abstract findByActivities(
    mailboxId: MailboxId,
    activityIds: readonly ActivityId[],
  ): Promise<ReadonlyMap<ActivityId, readonly IndexedItem[]>>;
  /** Rows of a state that are due, those due longest first; rows without `dueAt` are due. */
  abstract findDue(
    mailboxId: MailboxId,
    due: { readonly state: 'to-fetch' | 'left'; readonly because?: ObservedBecause; readonly now: Date },
    limit: number,
  ): Promise<readonly IndexedItem[]>;
  /** Rows of a folder, `left` ones excepted, that were not seen in the listing. */
  abstract findUnseen(
    mailboxId: MailboxId,
    folderId: FolderId,
    listingId: string,
    limit: number,
  ): Promise<readonly IndexedItem[]>;
  /** Rows of a folder in the order of their item ids, behind `after`. */
  abstract list(
    mailboxId: MailboxId,
    folderId: FolderId,
    limit: number,
    after?: ItemId,
  ): Promise<readonly IndexedItem[]>;
  /** Counts by folder and state; folders without rows are left out. */
  abstract counts(
    mailboxId: MailboxId,
  ): Promise<ReadonlyMap<FolderId, Readonly<Record<ItemState, number>> & { readonly backfill: number }>>;
}

/** A mailbox's folders as last read, and the cursor of that reading. */
export interface StoredFolderTree {
  readonly version: number;
  readonly folders: readonly MailFolder[];
  readonly cursor?: string;
  readonly readAt: string;
}

/** Written by the owner, read by everyone. Raises `OwnershipLost`, `StoreUnavailable`. */
export abstract class FolderTrees {
  abstract versions(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, number>>;
  abstract findMany(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, StoredFolderTree>>;
  abstract save(owner: MailboxOwner, tree: StoredFolderTree): Promise<void>;
}

/** What ingest found out about mailboxes and rules, beside their configuration. Raises `OwnershipLost`, `StoreUnavailable`. */
export abstract class MailboxStatus {
  abstract findHealth(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, MailboxHealth>>;
  abstract saveHealth(owner: MailboxOwner, health: MailboxHealth): Promise<void>;
  abstract findProgress(mailboxId: MailboxId): Promise<ReadonlyMap<RuleId, RuleProgress>>;
  /** Of many mailboxes in one query; those never compared are left out. */
  abstract findCompleteness(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, MailboxCompleteness>>;
  abstract saveCompleteness(owner: MailboxOwner, completeness: MailboxCompleteness): Promise<void>;
  abstract saveProgress(owner: MailboxOwner, progress: readonly RuleProgress[]): Promise<void>;
}
