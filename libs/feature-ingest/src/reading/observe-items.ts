import { Injectable } from '@nestjs/common';
import type { ActivityId, ItemKey } from '@foldwatch/domain';
import { ItemIndex, MailContent, type FetchOutcome, type IndexedItem } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import type { ReadNumbers } from '../mailbox/read-numbers';
import { concludeFailed } from './conclude-failed';
import { deadLetterOf } from './dead-letter';
import { FindingsDraft } from './findings-draft';
import { FetchedNotes, needsRelatives, type Fetched } from './fetched-notes';
import { inPortions } from './in-portions';
import { Pace } from './pace';
import { type Confirm, RecordObservations } from './record-observations';

/**
 * Fetches the metadata of items and says what is news about each, a portion at a time: fetch, publish, index. In a folder
 * without tracking only copies of messages known already are of interest; the others are forgotten as if never read.
 */
@Injectable()
export class ObserveItems {
  constructor(
    private readonly content: MailContent,
    private readonly index: ItemIndex,
    private readonly record: RecordObservations,
    private readonly pace: Pace,
  ) {}

  /**
   * Gives of which activity each item is that could be read, also of those that are forgotten. Where there is a `later`, the
   * caller confirms.
   */
  async execute(
    mailbox: OwnedMailbox,
    rows: readonly IndexedItem[],
    numbers: ReadNumbers,
    later?: Confirm[],
  ): Promise<ReadonlyMap<ItemKey, ActivityId>> {
    const identified = new Map<ItemKey, ActivityId>();
    for (const portion of inPortions(rows, this.pace.settings.portion)) {
      const outcomes = await this.content.fetch(
        mailbox.target,
        portion.map(({ itemId }) => itemId),
      );
      const { fetched, draft } = await this.observe(mailbox, pair(portion, outcomes), numbers);
      if (later === undefined) await this.record.execute(mailbox, draft);
      else later.push(await this.record.tell(mailbox, draft));
      for (const { row, activityId } of fetched) identified.set(row.itemKey, activityId);
    }
    return identified;
  }

  private async observe(
    mailbox: OwnedMailbox,
    pairs: readonly { readonly row: IndexedItem; readonly outcome: FetchOutcome }[],
    numbers: ReadNumbers,
  ): Promise<{ readonly fetched: readonly Fetched[]; readonly draft: FindingsDraft }> {
    const draft = new FindingsDraft();
    const fetched: Fetched[] = [];
    for (const { row, outcome } of pairs) {
      if (outcome.kind === 'failed') this.noteFailed(mailbox, row, outcome.code, draft);
      else if (outcome.kind === 'gone' || outcome.item.folderId !== row.folderId) draft.noteDeparted(row);
      else fetched.push({ row, item: outcome.item, activityId: mailbox.activityId(outcome.item.mail) });
    }
    const ofActivities = await this.index.findByActivities(mailbox.id, [
      ...new Set(fetched.filter((one) => needsRelatives(mailbox, one)).map(({ activityId }) => activityId)),
    ]);
    const noted = new FetchedNotes(mailbox, numbers, ofActivities, this.pace.now().toISOString());
    for (const one of fetched) noted.note(one, draft);
    return { fetched, draft };
  }

  private noteFailed(mailbox: OwnedMailbox, row: IndexedItem, code: string, draft: FindingsDraft): void {
    const now = this.pace.now();
    const failed = concludeFailed({ row, code, now, retryMs: this.pace.settings.retryMs });
    draft.put.push(failed.row);
    if (failed.dead) draft.deadLetters.push(deadLetterOf(mailbox.id, failed.row, now));
  }
}

const pair = (rows: readonly IndexedItem[], outcomes: readonly FetchOutcome[]) => {
  const byId = new Map(rows.map((row) => [row.itemId, row]));
  return outcomes.flatMap((outcome) => {
    const row = byId.get(outcome.kind === 'ok' ? outcome.item.itemId : outcome.itemId);
    return row === undefined ? [] : [{ row, outcome }];
  });
};
