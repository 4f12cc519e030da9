import { Injectable } from '@nestjs/common';
import type { FolderId } from '@foldwatch/domain';
import { ItemIndex, SyncCursors } from '@foldwatch/ports';
import type { OwnedMailbox } from './owned-mailbox';

/** What is to be done with the folders of a mailbox. */
export interface FolderPlan {
  /** Read: those whose new mail is tracked or decided upon, and those that hold a copy of a message once observed. */
  readonly read: readonly FolderId[];
  /** Hold rows of a backfill that no rule asks for any more. */
  readonly unwanted: readonly FolderId[];
  /** Hold rows but are no longer there. */
  readonly vanished: readonly FolderId[];
}

interface Held {
  readonly known: number;
  readonly backfill: number;
}

/** Which folders are read. Those no longer followed lose their cursor, so that following them again begins from nothing. */
@Injectable()
export class WatchedFolders {
  constructor(
    private readonly index: ItemIndex,
    private readonly cursors: SyncCursors,
  ) {}

  async plan(mailbox: OwnedMailbox): Promise<FolderPlan> {
    const counts = await this.index.counts(mailbox.id);
    const plan = planFolders(mailbox, counts);
    const kept = new Set(plan.read);
    const ruleIds = new Set(mailbox.config.rules.map(({ id }) => id));
    const idle = [...mailbox.cursors.values()].filter(
      ({ folderId, ruleId }) => !kept.has(folderId) && (ruleId === undefined || !ruleIds.has(ruleId)),
    );
    if (idle.length > 0) {
      const folderIds = idle.map(({ folderId }) => folderId);
      await this.cursors.remove(mailbox.owner, folderIds);
      for (const folderId of folderIds) mailbox.cursors.delete(folderId);
    }
    return plan;
  }
}

export function planFolders(mailbox: OwnedMailbox, counts: ReadonlyMap<FolderId, Held>): FolderPlan {
  const isThere = (folderId: FolderId): boolean => mailbox.tree.find(folderId) !== undefined;
  const untracked = [...counts].filter(
    ([folderId]) => mailbox.trackingRule(folderId) === undefined && !mailbox.isPaused(folderId),
  );
  const ids = (held: readonly (readonly [FolderId, Held])[]): readonly FolderId[] => held.map(([folderId]) => folderId);
  const followed = untracked.filter(
    ([folderId, { known }]) => known > 0 && isThere(folderId) && mailbox.readingTerms(folderId) === undefined,
  );
  return {
    read: [...mailbox.readFolders(), ...ids(followed)],
    unwanted: ids(untracked.filter(([folderId, { backfill }]) => backfill > 0 && isThere(folderId))),
    vanished: mailbox.tree.folders.length === 0 ? [] : ids(untracked.filter(([folderId]) => !isThere(folderId))),
  };
}
