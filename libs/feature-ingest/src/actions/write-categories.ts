import { Injectable } from '@nestjs/common';
import type { ActivityId, ItemId } from '@foldwatch/domain';
import type { MailActionV1 } from '@foldwatch/contracts';
import {
  AppError,
  done,
  ItemIndex,
  MailContent,
  type CategoryChange,
  type FetchedItem,
  type IndexedItem,
  type Outcome,
} from '@foldwatch/ports';
import { failpoint } from '@foldwatch/platform';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { planCategory } from './plan-category';
import { ReceiptCategories, type Receipt } from './receipt-categories';

class CategoryNotWritten extends AppError {
  override readonly code = 'category-not-written';
  override readonly retryable = true;
}

interface ItemChange {
  readonly row: IndexedItem;
  readonly change: CategoryChange;
  readonly seenAfter: boolean;
}

/**
 * Puts our category on every item of an activity, or takes it off. The rows are changed along, a removal before and an
 * addition after it is written, so that what we did ourselves is never taken for the act of a person.
 */
@Injectable()
export class WriteCategories {
  constructor(
    private readonly content: MailContent,
    private readonly index: ItemIndex,
    private readonly categories: ReceiptCategories,
  ) {}

  /** In the mailbox's lane. */
  async execute(mailbox: OwnedMailbox, actions: ReadonlyMap<ActivityId, MailActionV1>): Promise<Outcome> {
    const found = await this.index.findByActivities(mailbox.id, [...actions.keys()]);
    const rows = [...found.values()].flat().filter(({ state }) => state !== 'left');
    const items = await this.fetch(mailbox, rows);
    const receiptOf = await this.categories.of(mailbox, [...actions.values()]);
    const changes = rows.flatMap((row) => {
      const item = items.get(row.itemId);
      const action = row.activityId === undefined ? undefined : actions.get(row.activityId);
      return item === undefined || action === undefined ? [] : planItem(row, item, receiptOf(action));
    });
    if (changes.length === 0) return done;
    const taken = changes.filter(({ row, seenAfter }) => row.categorySeen && !seenAfter);
    await this.index.write(mailbox.owner, { put: taken.map(({ row }) => ({ ...row, categorySeen: false })) });
    return this.writeChanges(mailbox, changes);
  }

  private async writeChanges(mailbox: OwnedMailbox, changes: readonly ItemChange[]): Promise<Outcome> {
    const outcomes = await this.content.setCategories(
      mailbox.target,
      changes.map(({ change }) => change),
    );
    failpoint('category.written');
    const byId = new Map(changes.map((one) => [one.row.itemId, one]));
    const put = outcomes.flatMap((outcome) => {
      const one = byId.get(outcome.itemId);
      if (one === undefined || outcome.kind !== 'ok') return [];
      return [{ ...one.row, changeKey: outcome.changeKey, categorySeen: one.seenAfter }];
    });
    await this.index.write(mailbox.owner, { put });
    const failed = outcomes.find((outcome) => outcome.kind === 'failed');
    if (failed === undefined) return done;
    return { kind: 'retry', error: new CategoryNotWritten(`the server refused it: ${failed.code}`) };
  }

  private async fetch(mailbox: OwnedMailbox, rows: readonly IndexedItem[]): Promise<ReadonlyMap<ItemId, FetchedItem>> {
    if (rows.length === 0) return new Map();
    const outcomes = await this.content.fetch(
      mailbox.target,
      rows.map(({ itemId }) => itemId),
    );
    return new Map(outcomes.flatMap((outcome) => (outcome.kind === 'ok' ? [[outcome.item.itemId, outcome.item]] : [])));
  }
}

function planItem(row: IndexedItem, item: FetchedItem, receipt: Receipt): readonly ItemChange[] {
  const plan = planCategory({ ...receipt, categories: item.categories, wasSeen: row.categorySeen });
  if (plan.kind !== 'write') return [];
  const { add, remove } = plan;
  return [{ row, change: { itemId: row.itemId, add, remove }, seenAfter: receipt.wanted !== undefined }];
}
