import { Injectable } from '@nestjs/common';
import type { FolderId, ItemId } from '@foldwatch/domain';
import { ItemIndex, type IndexedItem } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { leftOut } from '../reading/plan-listing';

const rowsAtOnce = 500;

/** Ends the backfill of a folder: what was not read yet is skipped, or forgotten where no rule asks for it any more. */
@Injectable()
export class GiveUpBackfill {
  constructor(private readonly index: ItemIndex) {}

  async execute(mailbox: OwnedMailbox, folderId: FolderId, unread: 'skip' | 'forget'): Promise<void> {
    for (let after: ItemId | undefined; ;) {
      const page = await this.index.list(mailbox.id, folderId, rowsAtOnce, after);
      const open = page.filter(({ state, because }) => state === 'to-fetch' && because === 'backfill');
      const keep = (row: IndexedItem): boolean => unread === 'skip' || row.number !== undefined;
      const remove = open.filter((row) => !keep(row));
      if (open.length > 0) await this.index.write(mailbox.owner, { put: open.filter(keep).map(leftOut), remove });
      after = page.at(-1)?.itemId;
      if (page.length < rowsAtOnce) return;
    }
  }
}
