import { Injectable } from '@nestjs/common';
import type { Activity, ActivityId, ItemId } from '@foldwatch/domain';
import { ItemIndex, MailChanges, MailContent, type FetchedItem } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

/** Finds an item of each activity that the mailbox still has: an indexed one, else by its Message-ID. */
@Injectable()
export class FindCopies {
  constructor(
    private readonly index: ItemIndex,
    private readonly changes: MailChanges,
    private readonly content: MailContent,
  ) {}

  async execute(mailbox: OwnedMailbox, activities: readonly Activity[]): Promise<ReadonlyMap<ActivityId, FetchedItem>> {
    const ids = activities.map(({ id }) => id);
    const rows = await this.index.findByActivities(mailbox.id, ids);
    const indexed = [...rows.values()].flat().map(({ itemId }) => itemId);
    const copies = await this.fetch(mailbox, indexed);
    const missing = activities.filter(({ id }) => !copies.has(id));
    const sought = missing.flatMap(({ message: { internetMessageId } }) =>
      internetMessageId === undefined ? [] : [{ internetMessageId }],
    );
    if (sought.length === 0) return copies;
    const located = await this.changes.locate(mailbox.target, sought, mailbox.mailFolders());
    const found = await this.fetch(
      mailbox,
      located.flat().map(({ itemId }) => itemId),
    );
    return new Map([...found, ...copies]);
  }

  /** What is fetched says itself whose copy it is: a Message-ID may be another's. */
  private async fetch(mailbox: OwnedMailbox, ids: readonly ItemId[]): Promise<ReadonlyMap<ActivityId, FetchedItem>> {
    if (ids.length === 0) return new Map();
    const outcomes = await this.content.fetch(mailbox.target, ids);
    return new Map(
      outcomes.flatMap((outcome) =>
        outcome.kind === 'ok' ? [[mailbox.activityId(outcome.item.mail), outcome.item]] : [],
      ),
    );
  }
}
