import { Injectable } from '@nestjs/common';
import type { ItemId } from '@foldwatch/domain';
import { ItemIndex } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

const rowsAtOnce = 500;

/** Forgets on which items our category was seen, when it is called something else from now on. */
@Injectable()
export class ForgetCategories {
  constructor(private readonly index: ItemIndex) {}

  async execute(mailbox: OwnedMailbox): Promise<void> {
    for (const folderId of (await this.index.counts(mailbox.id)).keys()) {
      for (let after: ItemId | undefined; ;) {
        const rows = await this.index.list(mailbox.id, folderId, rowsAtOnce, after);
        const put = rows.filter((row) => row.categorySeen).map((row) => ({ ...row, categorySeen: false }));
        if (put.length > 0) await this.index.write(mailbox.owner, { put });
        after = rows.at(-1)?.itemId;
        if (rows.length < rowsAtOnce) break;
      }
    }
  }
}
