import { Injectable } from '@nestjs/common';
import type { ItemKey } from '@foldwatch/domain';
import { ItemIndex, MailChanges, MailContent, type IndexedItem, type LocatedItem } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

/** By item key of what was sought: where it was found. What could not be asked for just now is not in it. */
export type Located = ReadonlyMap<ItemKey, readonly LocatedItem[]>;

/** Asks the server for every copy of messages in all mail folders, Deleted Items included. */
@Injectable()
export class SeekItems {
  constructor(
    private readonly changes: MailChanges,
    private readonly content: MailContent,
    private readonly index: ItemIndex,
  ) {}

  findDue(mailbox: OwnedMailbox, now: Date, limit: number): Promise<readonly IndexedItem[]> {
    return this.index.findDue(mailbox.id, { state: 'left', now }, limit);
  }

  async locate(mailbox: OwnedMailbox, rows: readonly IndexedItem[]): Promise<Located> {
    const { named = [], nameless = [] } = Object.groupBy(rows, (row) => (hasName(row) ? 'named' : 'nameless'));
    return new Map([...(await this.locateNamed(mailbox, named)), ...(await this.verify(mailbox, nameless))]);
  }

  /** The rows of what was found, by folder and item. */
  async rowsOf(mailbox: OwnedMailbox, located: Located): Promise<ReadonlyMap<string, IndexedItem>> {
    const rows = new Map<string, IndexedItem>();
    const items = [...located.values()].flat();
    for (const [folderId, inFolder] of Map.groupBy(items, (item) => item.folderId)) {
      const ids = [...new Set(inFolder.map(({ itemId }) => itemId))];
      for (const row of (await this.index.findMany(mailbox.id, folderId, ids)).values()) rows.set(placeOf(row), row);
    }
    return rows;
  }

  private async locateNamed(mailbox: OwnedMailbox, rows: readonly IndexedItem[]): Promise<Located> {
    if (rows.length === 0) return new Map();
    const sought = rows.map(({ internetMessageId, searchKey }) =>
      internetMessageId === undefined ? { ...(searchKey !== undefined && { searchKey }) } : { internetMessageId },
    );
    const found = await this.changes.locate(mailbox.target, sought, mailbox.mailFolders());
    return new Map(rows.map((row, at) => [row.itemKey, found[at] ?? []]));
  }

  /** Of an item that was never read nothing but its id is known; the server says whether it still has that. */
  private async verify(mailbox: OwnedMailbox, rows: readonly IndexedItem[]): Promise<Located> {
    if (rows.length === 0) return new Map();
    const outcomes = await this.content.fetch(
      mailbox.target,
      rows.map(({ itemId }) => itemId),
    );
    const byId = new Map(rows.map((row) => [row.itemId, row.itemKey]));
    return new Map(
      outcomes.flatMap((outcome) => {
        if (outcome.kind === 'failed') return [];
        const itemKey = byId.get(outcome.kind === 'ok' ? outcome.item.itemId : outcome.itemId);
        return itemKey === undefined ? [] : [[itemKey, outcome.kind === 'ok' ? [outcome.item] : []]];
      }),
    );
  }
}

export const placeOf = ({ folderId, itemId }: Pick<LocatedItem, 'folderId' | 'itemId'>): string =>
  JSON.stringify([folderId, itemId]);

const hasName = ({ internetMessageId, searchKey }: IndexedItem): boolean =>
  internetMessageId !== undefined || searchKey !== undefined;
