import { Injectable } from '@nestjs/common';
import type { FolderId, ItemId } from '@foldwatch/domain';
import { ItemIndex, MailChanges, type IndexedItem } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { freshRow, leftRow } from '../reading/fresh-row';
import { lastByItem } from '../reading/plan-changes';
import { CompareStore } from './compare-store';

const idsAtOnce = 512;
const rowsAtOnce = 500;

type Turn = <T>(step: () => Promise<T>) => Promise<T>;
type ChangeKeys = ReadonlyMap<ItemId, string>;

interface Comparison {
  /** Without a link in the store; observed again. */
  readonly suspects: readonly IndexedItem[];
  readonly skipped: number;
}

/** Compares one folder as the server lists it with the index and the store; what differs is owed to be observed again. */
@Injectable()
export class CompareFolder {
  constructor(
    private readonly changes: MailChanges,
    private readonly index: ItemIndex,
    private readonly store: CompareStore,
  ) {}

  /** All items with their change keys; the folder's own cursor is not touched. */
  async list(mailbox: OwnedMailbox, folderId: FolderId, turn: Turn): Promise<ChangeKeys> {
    const changeKeys = new Map<ItemId, string>();
    for (let cursor: string | undefined; ;) {
      const page = await turn(() => this.changes.readChanges(mailbox.target, folderId, cursor, idsAtOnce));
      for (const change of lastByItem(page.changes).values()) {
        if (change.kind === 'present') changeKeys.set(change.itemId, change.changeKey);
        else changeKeys.delete(change.itemId);
      }
      if (!page.more || page.next === cursor) return changeKeys;
      cursor = page.next;
    }
  }

  async compare(mailbox: OwnedMailbox, folderId: FolderId, listed: ChangeKeys, turn: Turn): Promise<Comparison> {
    const unknown = new Map(listed);
    const suspects: IndexedItem[] = [];
    let skipped = 0;
    for (let after: ItemId | undefined; ;) {
      const from = after;
      const rows = await turn(async () => {
        const page = await this.index.list(mailbox.id, folderId, rowsAtOnce, from);
        const compared = await this.compareRows(mailbox, page, listed);
        suspects.push(...compared.suspects);
        skipped += compared.skipped;
        return page;
      });
      for (const { itemId } of rows) unknown.delete(itemId);
      after = rows.at(-1)?.itemId;
      if (rows.length < rowsAtOnce) break;
    }
    const fresh = [...unknown].map(([itemId, changeKey]) =>
      freshRow(mailbox, { folderId, itemId, changeKey }, 'reconciliation'),
    );
    if (fresh.length > 0) await turn(() => this.index.write(mailbox.owner, { put: fresh }));
    return { suspects, skipped };
  }

  private async compareRows(
    mailbox: OwnedMailbox,
    rows: readonly IndexedItem[],
    listed: ChangeKeys,
  ): Promise<Comparison> {
    const known = rows.filter(({ state }) => state === 'known');
    const gone = known.filter(({ itemId }) => !listed.has(itemId));
    const present = known.filter(({ itemId }) => listed.has(itemId));
    const { unlinked, dismissed } = await this.store.judge(mailbox.id, present);
    const again = unlinked.map((row): IndexedItem => ({ ...row, state: 'to-fetch', because: 'reconciliation' }));
    const put = [...gone.map(leftRow), ...again];
    if (put.length > 0) await this.index.write(mailbox.owner, { put });
    const unread = rows.filter(({ state, because }) => state === 'to-fetch' && because !== 'backfill');
    const leftOut = rows.filter(({ state }) => state === 'skipped');
    return { suspects: [...unlinked, ...unread], skipped: leftOut.length + dismissed.length };
  }
}
