import { Injectable } from '@nestjs/common';
import type { FolderId, ItemId } from '@foldwatch/domain';
import { ItemIndex } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { leftRow } from '../reading/fresh-row';

const rowsAtOnce = 500;

/** A folder is no longer there: what was observed in it is looked for, the rest was never told of and is forgotten. */
@Injectable()
export class AbandonFolder {
  constructor(private readonly index: ItemIndex) {}

  async execute(mailbox: OwnedMailbox, folderId: FolderId): Promise<void> {
    for (let after: ItemId | undefined; ;) {
      const page = await this.index.list(mailbox.id, folderId, rowsAtOnce, after);
      const put = page.filter(({ number, state }) => number !== undefined && state !== 'left').map(leftRow);
      const remove = page.filter(({ number }) => number === undefined);
      if (put.length + remove.length > 0) await this.index.write(mailbox.owner, { put, remove });
      after = page.at(-1)?.itemId;
      if (page.length < rowsAtOnce) return;
    }
  }
}
