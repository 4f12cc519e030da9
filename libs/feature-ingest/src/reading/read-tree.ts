import { Injectable } from '@nestjs/common';
import type { MailFolder } from '@foldwatch/domain';
import { Clock, FolderTrees, MailFolders, MailServerError, type FolderTreeChanges } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

/** Reads what changed in a mailbox's folder hierarchy; it is stored before any folder is read by it. */
@Injectable()
export class ReadTree {
  constructor(
    private readonly folders: MailFolders,
    private readonly trees: FolderTrees,
    private readonly clock: Clock,
  ) {}

  /** True when the tree is another now. */
  async execute(mailbox: OwnedMailbox): Promise<boolean> {
    return this.read(mailbox, mailbox.treeAsRead?.cursor);
  }

  /** All of it: what changed of folders says nothing of how much is in them. Whoever waits is told when it was read. */
  async anew(mailbox: OwnedMailbox): Promise<boolean> {
    return this.read(mailbox, undefined);
  }

  private async read(mailbox: OwnedMailbox, cursor: string | undefined): Promise<boolean> {
    const stored = mailbox.treeAsRead;
    const changes = await this.readChanges(mailbox, cursor);
    const folders = applyTreeChanges(stored?.folders ?? [], changes);
    const changed = stored === undefined || JSON.stringify(folders) !== JSON.stringify(stored.folders);
    if (!changed && cursor !== undefined && changes.next === stored.cursor) return false;
    const version = (stored?.version ?? 0) + (changed ? 1 : 0);
    const tree = { version, folders, cursor: changes.next, readAt: this.clock.now().toISOString() };
    await this.trees.save(mailbox.owner, tree);
    mailbox.replaceTree(tree);
    return changed;
  }

  private async readChanges(mailbox: OwnedMailbox, cursor: string | undefined): Promise<FolderTreeChanges> {
    try {
      return await this.folders.listFolders(mailbox.target, cursor);
    } catch (error) {
      const isInvalid = error instanceof MailServerError && error.failure.kind === 'cursor-invalid';
      if (!isInvalid || cursor === undefined) throw error;
      return this.folders.listFolders(mailbox.target, undefined);
    }
  }
}

/** In the order in which folders came; a folder that changed keeps its place. */
export function applyTreeChanges(
  known: readonly MailFolder[],
  { changed, removed, complete }: FolderTreeChanges,
): readonly MailFolder[] {
  const byId = new Map(complete ? [] : known.map((folder) => [folder.id, folder]));
  for (const folder of changed) byId.set(folder.id, folder);
  for (const id of removed) byId.delete(id);
  return [...byId.values()];
}
