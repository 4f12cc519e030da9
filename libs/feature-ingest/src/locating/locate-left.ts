import { Injectable } from '@nestjs/common';
import type { ActivityId, FolderId, ItemKey, LeftObservation } from '@foldwatch/domain';
import type { IndexedItem, LocatedItem } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import type { ReadNumbers } from '../mailbox/read-numbers';
import { FindingsDraft } from '../reading/findings-draft';
import { freshRow } from '../reading/fresh-row';
import { ObserveItems } from '../reading/observe-items';
import { concludeWhereabouts, type FoundItem } from './conclude-whereabouts';
import { Pace } from '../reading/pace';
import { RecordConclusions } from './record-conclusions';
import { placeOf, SeekItems, type Located } from './seek-items';

/** Sought in one request; small, so that more urgent work has its turn soon. */
const soughtAtOnce = 50;

export interface LocatingResult {
  /** Where copies rest; among them may be folders not followed so far. */
  readonly foundIn: readonly FolderId[];
  /** Another portion may be due. */
  readonly more: boolean;
  /** Something was found nowhere: a folder may have come that is not known yet. */
  readonly treeInDoubt: boolean;
  /** To be listed anew: something they reported absent is there. */
  readonly doubted: readonly FolderId[];
}

interface Search {
  readonly mailbox: OwnedMailbox;
  readonly numbers: ReadNumbers;
  readonly located: Located;
  /** What was read for this search. */
  readonly identified: ReadonlyMap<ItemKey, ActivityId>;
  readonly rowsFound: ReadonlyMap<string, IndexedItem>;
}

/**
 * Looks for items that a read reported absent. A copy found elsewhere is observed first, then that the item left; what is
 * found in no folder at all is looked for once more before it counts as gone.
 */
@Injectable()
export class LocateLeft {
  constructor(
    private readonly seek: SeekItems,
    private readonly observe: ObserveItems,
    private readonly record: RecordConclusions,
    private readonly pace: Pace,
  ) {}

  async execute(mailbox: OwnedMailbox): Promise<LocatingResult> {
    const rows = await this.seek.findDue(mailbox, this.pace.now(), soughtAtOnce);
    if (rows.length === 0) {
      const doubted = await this.record.doubtOverdue(mailbox);
      return { foundIn: [], more: false, treeInDoubt: false, doubted };
    }
    const numbers = mailbox.startRead();
    const located = await this.seek.locate(mailbox, rows);
    const identified = await this.observeUnknown(mailbox, located, numbers);
    const rowsFound = await this.seek.rowsOf(mailbox, located);
    const draft = new FindingsDraft();
    for (const row of rows) this.conclude(row, { mailbox, numbers, located, identified, rowsFound }, draft);
    const doubted = await this.record.execute(mailbox, draft);
    const treeInDoubt = draft.put.some(({ state }) => state === 'left');
    const foundIn = [...new Set([...located.values()].flat().map(({ folderId }) => folderId))];
    return { foundIn, more: rows.length === soughtAtOnce, treeInDoubt, doubted };
  }

  private async observeUnknown(
    mailbox: OwnedMailbox,
    located: Located,
    numbers: ReadNumbers,
  ): Promise<ReadonlyMap<ItemKey, ActivityId>> {
    const indexed = await this.seek.rowsOf(mailbox, located);
    const unknown = new Map<string, LocatedItem>();
    for (const item of [...located.values()].flat()) if (!indexed.has(placeOf(item))) unknown.set(placeOf(item), item);
    const fresh = [...unknown.values()].map((item) => freshRow(mailbox, item));
    return this.observe.execute(mailbox, fresh, numbers);
  }

  private conclude(row: IndexedItem, search: Search, draft: FindingsDraft): void {
    const items = search.located.get(row.itemKey);
    const found = (items ?? []).map((item) => foundItem(item, row, search));
    if (items === undefined) {
      draft.put.push({ ...row, dueAt: this.pace.in(this.pace.settings.secondLookMs) });
      return;
    }
    const now = this.pace.now();
    const concluded = concludeWhereabouts({ row, found, now, secondLookMs: this.pace.settings.secondLookMs });
    if (concluded.kind !== 'left') {
      draft.put.push(concluded.row);
      return;
    }
    draft.remove.push(row);
    const { activityId, itemKey, folderId } = row;
    if (activityId === undefined) return;
    const left: LeftObservation = {
      kind: 'left',
      mailboxId: search.mailbox.id,
      activityId,
      itemKey,
      folderId,
      number: search.numbers.next(),
      observedAt: now.toISOString(),
      whereabouts: concluded.whereabouts,
      ...(concluded.located.length > 0 && { located: concluded.located }),
    };
    draft.observations.push(left);
  }
}

function foundItem(item: LocatedItem, row: IndexedItem, { mailbox, identified, rowsFound }: Search): FoundItem {
  const found = rowsFound.get(placeOf(item));
  const activityId = identified.get(mailbox.itemKey(item.itemId));
  return {
    changeKey: item.changeKey,
    isSameItem: item.folderId === row.folderId && item.itemId === row.itemId,
    isInDeletedItems: mailbox.tree.isWithin(item.folderId, 'deleted-items'),
    ...(found !== undefined && { row: found }),
    ...(activityId !== undefined && { activityId }),
  };
}
