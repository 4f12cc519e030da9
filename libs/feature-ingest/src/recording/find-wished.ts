import { Injectable } from '@nestjs/common';
import {
  ItemIndex,
  MailChanges,
  MailContent,
  type IndexedItem,
  type JobRequest,
  type LocatedItem,
} from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import type { Fetched } from '../reading/fetched-notes';
import { freshRow } from '../reading/fresh-row';

export type Wished = Extract<JobRequest, { readonly kind: 'record' }>;

/** Finds one copy of a message wherever in the mailbox it is by now, outside Deleted Items. */
@Injectable()
export class FindWished {
  constructor(
    private readonly changes: MailChanges,
    private readonly content: MailContent,
    private readonly index: ItemIndex,
  ) {}

  async execute(mailbox: OwnedMailbox, wished: Wished): Promise<Fetched | 'gone' | 'deleted'> {
    const items = await this.locate(mailbox, wished);
    const kept = items.filter(({ folderId }) => !mailbox.tree.isWithin(folderId, 'deleted-items'));
    if (kept.length === 0) return items.length === 0 ? 'gone' : 'deleted';
    return (await this.fetch(mailbox, kept, wished)) ?? 'gone';
  }

  /** A message without a name is where it was last seen, or not to be found. */
  private async locate(
    mailbox: OwnedMailbox,
    { activityId, internetMessageId }: Wished,
  ): Promise<readonly LocatedItem[]> {
    const rows = (await this.index.findByActivities(mailbox.id, [activityId])).get(activityId) ?? [];
    const sought = internetMessageId === undefined ? searchKeyOf(rows) : { internetMessageId };
    if (sought === undefined) return rows;
    const [found = []] = await this.changes.locate(mailbox.target, [sought], mailbox.mailFolders());
    return found;
  }

  /** The copy of which the person knows, if it is there; another message may have the same Message-ID. */
  private async fetch(
    mailbox: OwnedMailbox,
    items: readonly LocatedItem[],
    { activityId, folderId, wish }: Wished,
  ): Promise<Fetched | undefined> {
    const outcomes = await this.content.fetch(
      mailbox.target,
      items.map(({ itemId }) => itemId),
    );
    const copies = outcomes.flatMap((outcome) => (outcome.kind === 'ok' ? [outcome.item] : []));
    const ours = copies.filter(({ mail }) => mailbox.activityId(mail) === activityId);
    const item = ours.find((one) => one.folderId === folderId) ?? ours[0];
    if (item === undefined) return undefined;
    const known = (await this.index.findMany(mailbox.id, item.folderId, [item.itemId])).get(item.itemId);
    return { item, row: known ?? freshRow(mailbox, item), activityId, wish };
  }
}

function searchKeyOf(rows: readonly IndexedItem[]): { readonly searchKey: string } | undefined {
  const searchKey = rows.find((row) => row.searchKey !== undefined)?.searchKey;
  return searchKey === undefined ? undefined : { searchKey };
}
