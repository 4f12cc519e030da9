import type { ActivityId, ItemKey, Observation, RecordingWish } from '@foldwatch/domain';
import type { FetchedItem, IndexedItem } from '@foldwatch/ports';
import { hasOurCategory } from '../actions/our-category';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import type { ReadNumbers } from '../mailbox/read-numbers';
import { concludeFetched, findFormer, migratedMark } from './conclude-fetched';
import { contentKeyOf } from './content-key';
import type { FindingsDraft } from './findings-draft';
import { restoredRow } from './fresh-row';

export interface Fetched {
  readonly item: FetchedItem;
  readonly row: IndexedItem;
  readonly activityId: ActivityId;
  /** A person wants it recorded: that it rests here is to be told in any case. */
  readonly wish?: RecordingWish;
}

type Looked = Pick<Fetched, 'row' | 'wish'>;

const isOfInterestOnlyIfKnown = (mailbox: OwnedMailbox, { row, wish }: Looked): boolean =>
  wish === undefined && row.activityId === undefined && mailbox.readingTerms(row.folderId) === undefined;

/** Whether what to say of an item depends on the other items of its message. */
export const needsRelatives = (mailbox: OwnedMailbox, fetched: Fetched): boolean =>
  fetched.row.failureCode === migratedMark || isOfInterestOnlyIfKnown(mailbox, fetched);

/** Turns what was fetched in one portion into observations and rows. */
export class FetchedNotes {
  private readonly taken = new Set<ItemKey>();

  constructor(
    private readonly mailbox: OwnedMailbox,
    private readonly numbers: ReadNumbers,
    private readonly ofActivities: ReadonlyMap<ActivityId, readonly IndexedItem[]>,
    private readonly observedAt: string,
  ) {}

  note(fetched: Fetched, draft: FindingsDraft): void {
    const { row, activityId } = fetched;
    const ofActivity = this.ofActivities.get(activityId) ?? [];
    if (isOfInterestOnlyIfKnown(this.mailbox, fetched) && ofActivity.length === 0) {
      draft.remove.push(row);
      return;
    }
    const formerly = this.takeFormer(row, ofActivity);
    if (formerly !== undefined) draft.remove.push(formerly);
    else if (this.isLeftOut(fetched)) {
      draft.put.push(restoredRow(row, 'skipped'));
      return;
    }
    this.say(fetched, formerly, draft);
  }

  private say(fetched: Fetched, formerly: IndexedItem | undefined, draft: FindingsDraft): void {
    const { item, row, activityId, wish } = fetched;
    const contentKey = contentKeyOf(item);
    const hasCategory = hasOurCategory(item.categories, this.mailbox.settings.categoryName);
    const concluded = concludeFetched({
      item,
      row,
      activityId,
      contentKey,
      hasCategory,
      ...(formerly !== undefined && { formerly }),
    });
    const seen = {
      mailboxId: this.mailbox.id,
      activityId,
      itemKey: concluded.row.itemKey,
      folderId: row.folderId,
      observedAt: this.observedAt,
    };
    const said: Observation[] = [];
    if (concluded.isPresence || wish !== undefined) {
      said.push({ ...seen, kind: 'present', number: this.numbers.next(), ...presentIn(fetched), contentKey });
    }
    if (concluded.isCategoryRemoval) said.push({ ...seen, kind: 'category-removed', number: this.numbers.next() });
    draft.observations.push(...said);
    const number = said[0]?.number;
    const told = number === undefined ? concluded.row : { ...concluded.row, number };
    draft.put.push(told);
    if (number !== undefined && row.number === undefined && formerly === undefined) draft.firstTold.push(told);
  }

  private takeFormer(row: IndexedItem, ofActivity: readonly IndexedItem[]): IndexedItem | undefined {
    const formerly = findFormer(row, ofActivity, this.taken);
    if (formerly !== undefined) this.taken.add(formerly.itemKey);
    return formerly;
  }

  /** Mail that was left out as there before, under the new id that its migration gave it. */
  private isLeftOut({ row, item }: Fetched): boolean {
    const terms = this.mailbox.readingTerms(row.folderId);
    if (row.failureCode !== migratedMark || row.number !== undefined || terms?.existing !== 'skip') return false;
    const { effectiveFrom } = terms;
    return effectiveFrom === undefined || Date.parse(item.mail.receivedAt ?? '') <= Date.parse(effectiveFrom);
  }
}

const presentIn = ({ item, row, wish }: Fetched) => ({
  because: row.because,
  mail: item.mail,
  ...(wish !== undefined && { wish }),
});
