import type { FolderId, ItemId, MailboxId, MailFolder, MailMetadata } from '@foldwatch/domain';

/** Which mailbox, and where its server is when that was typed in instead of configured or discovered. */
export interface MailboxTarget {
  readonly mailboxId: MailboxId;
  readonly emailAddress: string;
  readonly ewsUrl?: string;
}

export interface FolderTreeChanges {
  readonly changed: readonly MailFolder[];
  readonly removed: readonly FolderId[];
  /** The listing began from nothing: what is not in `changed` is not there. */
  readonly complete: boolean;
  /** Opaque, versioned by adapter (`ews1:…`). */
  readonly next: string;
}

/**
 * A mailbox's folders. Raises `MailServerError` (`cursor-invalid` when `cursor` is of no use any more).
 * All pages are read; item counts are as of the reading of each folder.
 */
export abstract class MailFolders {
  abstract listFolders(target: MailboxTarget, cursor: string | undefined): Promise<FolderTreeChanges>;
  /** The folder's item count now, or `undefined` when there is no such folder. */
  abstract countItems(target: MailboxTarget, folderId: FolderId): Promise<number | undefined>;
}

export type ItemChange =
  /** Created or updated: servers confuse the two. `receivedAt` where the server gives it without being asked twice. */
  | { readonly kind: 'present'; readonly itemId: ItemId; readonly changeKey: string; readonly receivedAt?: string }
  /** Not in this folder now; never "deleted". */
  | { readonly kind: 'absent'; readonly itemId: ItemId }
  | { readonly kind: 'flags'; readonly itemId: ItemId };

export interface ChangePage {
  /** A set: unordered, may repeat and may hold what was seen before. */
  readonly changes: readonly ItemChange[];
  readonly next: string;
  readonly more: boolean;
}

/** What a message is looked for by: its Message-ID, else PidTagSearchKey (base64), which survives moves and copies. */
export interface SoughtMessage {
  readonly internetMessageId?: string;
  readonly searchKey?: string;
}

export interface LocatedItem {
  readonly itemId: ItemId;
  readonly changeKey: string;
  readonly folderId: FolderId;
}

/** The truth about folders; only what is read here counts. Raises `MailServerError`. */
export abstract class MailChanges {
  /** One page of changes since `cursor`, or from nothing; at most `max` (512) of them. */
  abstract readChanges(
    target: MailboxTarget,
    folderId: FolderId,
    cursor: string | undefined,
    max: number,
  ): Promise<ChangePage>;
  /** Every item of each message in the given folders of the mailbox, in the order of `sought`; not found is an empty list. */
  abstract locate(
    target: MailboxTarget,
    sought: readonly SoughtMessage[],
    folderIds: readonly FolderId[],
  ): Promise<readonly (readonly LocatedItem[])[]>;
}

/** What Exchange tells of one item without its body. */
export interface FetchedItem {
  readonly itemId: ItemId;
  readonly changeKey: string;
  readonly folderId: FolderId;
  readonly mail: MailMetadata;
  readonly categories: readonly string[];
  readonly searchKey?: string;
}

/** One outcome for each id asked for: an item that cannot be read spoils no other. */
export type FetchOutcome =
  | { readonly kind: 'ok'; readonly item: FetchedItem }
  | { readonly kind: 'gone'; readonly itemId: ItemId }
  | { readonly kind: 'failed'; readonly itemId: ItemId; readonly code: string; readonly retryable: boolean };

export interface FetchedAttachment {
  readonly attachmentId: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly isInline: boolean;
  /** By which the body refers to it, as in `cid:logo`. */
  readonly contentId?: string;
}

export interface FetchedContent {
  readonly bodyType: 'html' | 'text';
  readonly body: string;
  readonly attachments: readonly FetchedAttachment[];
}

/** Sets our category on one item: `add` is put on, `remove` taken off, the user's own stay. */
export interface CategoryChange {
  readonly itemId: ItemId;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export type CategoryOutcome =
  | { readonly kind: 'ok'; readonly itemId: ItemId; readonly changeKey: string; readonly categories: readonly string[] }
  | { readonly kind: 'gone'; readonly itemId: ItemId }
  | { readonly kind: 'failed'; readonly itemId: ItemId; readonly code: string; readonly retryable: boolean };

/** Items, one by one and in batches. Raises `MailServerError` when the call as a whole failed. */
export abstract class MailContent {
  abstract fetch(target: MailboxTarget, itemIds: readonly ItemId[]): Promise<readonly FetchOutcome[]>;
  /** Body and list of attachments, or `undefined` when the item is gone. */
  abstract readContent(target: MailboxTarget, itemId: ItemId): Promise<FetchedContent | undefined>;
  /** The bytes of one attachment, or `undefined` when it is gone. An attached message comes as MIME. */
  abstract readAttachment(target: MailboxTarget, attachmentId: string): Promise<Uint8Array | undefined>;
  abstract setCategories(
    target: MailboxTarget,
    changes: readonly CategoryChange[],
  ): Promise<readonly CategoryOutcome[]>;
}

/** A hint may be lost, doubled, late or wrong; it only says where to look. */
export type MailHint =
  | { readonly kind: 'dirty'; readonly mailboxId: MailboxId; readonly folderId: FolderId }
  /** The folder hierarchy changed. */
  | { readonly kind: 'tree'; readonly mailboxId: MailboxId }
  /** Notifications may have been lost: look everywhere. */
  | { readonly kind: 'gap'; readonly mailboxId: MailboxId }
  | { readonly kind: 'up'; readonly mailboxId: MailboxId }
  | { readonly kind: 'down'; readonly mailboxId: MailboxId; readonly code: string };

/** Wakes the reader. The iterable reconnects by itself, obeys back-off, and ends only when `signal` is aborted. */
export abstract class MailHints {
  abstract watch(targets: readonly MailboxTarget[], signal: AbortSignal): AsyncIterable<MailHint>;
}

/** What is tried of a mailbox, in this order. */
export const accessSteps = ['server', 'sign-in', 'mailbox', 'folders', 'notifications'] as const;

export type AccessStepName = (typeof accessSteps)[number];

/** One step of the test of a mailbox, with the exact cure when it fails. */
export interface AccessStep {
  readonly step: AccessStepName;
  readonly ok: boolean;
  readonly code?: string;
  readonly message: string;
  readonly cure?: string;
  readonly durationMs?: number;
}

/** Follows a test while it runs. */
export interface AccessWatch {
  /** A step begins, or goes on to its next part; `doing` is a sentence for people, also for those who wonder what hangs. */
  readonly began: (step: AccessStepName, doing: string) => void;
  /** A later step may show that an earlier one had not passed after all: that one ends again then, and the test with it. */
  readonly ended: (step: AccessStep) => void;
  /** Ends the test early; what it answers then means nothing. */
  readonly signal: AbortSignal;
}

/** Tries everything that the product will need of a mailbox, in order, and stops at the first failure. Never raises. */
export abstract class MailboxAccess {
  abstract test(target: MailboxTarget, watch: AccessWatch): Promise<readonly AccessStep[]>;
}
