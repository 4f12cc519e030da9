import { Schema } from 'mongoose';
import type { MailboxHealth, MailboxId, RuleProgress } from '@foldwatch/domain';
import type { FolderCursor, MailboxCompleteness, StoredFolderTree } from '@foldwatch/ports';

/**
 * All that the owner of a mailbox writes, but items and folder tree, in one document with the newest epoch: so the
 * demand that no newer one was taken is the filter of the very write. A mailbox of a thousand watched folders has
 * cursors of a few megabytes, far below what a document may have.
 */
export interface MailboxState {
  readonly _id: string;
  readonly mailboxId: MailboxId;
  /** The newest that was handed out. */
  readonly epoch: number;
  /** By the hash of the folder's id. */
  readonly cursors?: Readonly<Record<string, FolderCursor>>;
  readonly health?: MailboxHealth;
  readonly completeness?: MailboxCompleteness;
  /** By the hash of the rule's id. */
  readonly progress?: Readonly<Record<string, RuleProgress>>;
}

export const mailboxStateSchema = new Schema({
  _id: { type: String, required: true },
  mailboxId: { type: String, required: true },
  epoch: { type: Number, required: true },
  cursors: Schema.Types.Mixed,
  health: Schema.Types.Mixed,
  completeness: Schema.Types.Mixed,
  progress: Schema.Types.Mixed,
});

/** Apart, since it is large and asked for by everyone. Its epoch is raised before a new owner learns that it is one. */
export interface TreeRow {
  readonly _id: string;
  readonly mailboxId: MailboxId;
  readonly epoch: number;
  readonly version?: number;
  readonly doc?: StoredFolderTree;
}

export const folderTreeSchema = new Schema({
  _id: { type: String, required: true },
  mailboxId: { type: String, required: true },
  epoch: { type: Number, required: true },
  version: Number,
  doc: Schema.Types.Mixed,
});
