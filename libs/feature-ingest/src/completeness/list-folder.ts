import { Injectable } from '@nestjs/common';
import type { FolderId, ItemId } from '@foldwatch/domain';
import { MailChanges } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { lastByItem, type PresentChange } from '../reading/plan-changes';
import type { Turn } from './turns';

/** Ids alone cost the server one query whatever their number. */
const idsAtOnce = 512;

export type Listed = ReadonlyMap<ItemId, PresentChange>;

/** All items of a folder as the server lists it; the folder's own cursor is not touched. */
@Injectable()
export class ListFolder {
  constructor(private readonly changes: MailChanges) {}

  async execute(mailbox: OwnedMailbox, folderId: FolderId, turn: Turn): Promise<Listed> {
    const listed = new Map<ItemId, PresentChange>();
    for (let cursor: string | undefined; ;) {
      const from = cursor;
      const page = await turn(() => this.changes.readChanges(mailbox.target, folderId, from, idsAtOnce));
      for (const change of lastByItem(page.changes).values()) {
        if (change.kind === 'present') listed.set(change.itemId, change);
        else listed.delete(change.itemId);
      }
      if (!page.more || page.next === cursor) return listed;
      cursor = page.next;
    }
  }
}
