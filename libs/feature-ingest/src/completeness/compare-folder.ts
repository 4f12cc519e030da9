import { Injectable } from '@nestjs/common';
import type { FolderId, ItemId } from '@foldwatch/domain';
import { ItemIndex, type IndexedItem } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { freshRow, leftRow } from '../reading/fresh-row';
import { isReceivedAfter, type PresentChange } from '../reading/plan-changes';
import { CompareStore } from './compare-store';
import { FindDecisions } from './find-decisions';
import { LeftOut } from './left-out';
import type { Listed } from './list-folder';
import type { Turn } from './turns';

const rowsAtOnce = 500;

export interface Comparison {
  /** Without a link in the store, and no decision says that this is right: owed to be observed again. */
  readonly suspects: readonly ItemId[];
  readonly leftOut: LeftOut;
}

interface Compared {
  readonly folderId: FolderId;
  readonly listed: Listed;
}

/** Compares one folder as the server lists it with the index and the store; what differs is owed to be observed again. */
@Injectable()
export class CompareFolder {
  constructor(
    private readonly index: ItemIndex,
    private readonly store: CompareStore,
    private readonly decisions: FindDecisions,
  ) {}

  async execute(mailbox: OwnedMailbox, { folderId, listed }: Compared, turn: Turn): Promise<Comparison> {
    const unknown = new Map(listed);
    const suspects: ItemId[] = [];
    const leftOut = new LeftOut();
    for (let after: ItemId | undefined; ;) {
      const from = after;
      const rows = await turn(async () => {
        const page = await this.index.list(mailbox.id, folderId, rowsAtOnce, from);
        suspects.push(...(await this.compareRows(mailbox, page, { listed, leftOut })));
        return page;
      });
      for (const { itemId } of rows) unknown.delete(itemId);
      after = rows.at(-1)?.itemId;
      if (rows.length < rowsAtOnce) break;
    }
    suspects.push(...(await turn(() => this.takeUnknown(mailbox, folderId, { unknown, leftOut }))));
    return { suspects, leftOut };
  }

  private async compareRows(
    mailbox: OwnedMailbox,
    rows: readonly IndexedItem[],
    { listed, leftOut }: { readonly listed: Listed; readonly leftOut: LeftOut },
  ): Promise<readonly ItemId[]> {
    const known = rows.filter(({ state }) => state === 'known');
    const gone = known.filter(({ itemId }) => !listed.has(itemId));
    const present = known.filter(({ itemId }) => listed.has(itemId));
    const { unlinked = [], untracked = [], erased = [] } = await this.store.judge(mailbox.id, present);
    const again = await this.withoutReason(mailbox, unlinked, leftOut);
    const owed = again.map((row): IndexedItem => ({ ...row, state: 'to-fetch', because: 'reconciliation' }));
    const put = [...gone.map(leftRow), ...owed];
    if (put.length > 0) await this.index.write(mailbox.owner, { put });
    leftOut.add('untracked', untracked.length);
    leftOut.add('erased', erased.length);
    leftOut.add('there-before', rows.filter(({ state }) => state === 'skipped').length);
    const unread = rows.filter(({ state }) => state === 'to-fetch');
    leftOut.add('backfill-pending', unread.filter(({ because }) => because === 'backfill').length);
    return [...again, ...unread.filter(({ because }) => because !== 'backfill')].map(({ itemId }) => itemId);
  }

  /**
   * In a tracked folder whatever has no link is decided anew: it is the exception. Outside, most mail is left out, and
   * what was decided about it holds as long as decisions are kept.
   */
  private async withoutReason(
    mailbox: OwnedMailbox,
    unlinked: readonly IndexedItem[],
    leftOut: LeftOut,
  ): Promise<readonly IndexedItem[]> {
    const [first] = unlinked;
    if (first === undefined || mailbox.trackingRule(first.folderId) !== undefined) return unlinked;
    const decided = await this.decisions.execute(mailbox.id, unlinked);
    return unlinked.filter(({ itemId }) => {
      const decision = decided.get(itemId);
      if (decision?.verdict !== 'skip') return true;
      leftOut.add(decision.reason);
      return false;
    });
  }

  /**
   * Items of which the index knows nothing. Outside tracked folders older ones are taken for mail that lay there before:
   * no row is written of them, so that a reading which has yet to hear of one finds it new.
   */
  private async takeUnknown(
    mailbox: OwnedMailbox,
    folderId: FolderId,
    { unknown, leftOut }: { readonly unknown: Listed; readonly leftOut: LeftOut },
  ): Promise<readonly ItemId[]> {
    const isTracked = mailbox.trackingRule(folderId) !== undefined;
    const receivedAfter = mailbox.readingTerms(folderId)?.effectiveFrom;
    const isOwed = (change: PresentChange): boolean => isTracked || isReceivedAfter(change, receivedAfter);
    const fresh = [...unknown.values()]
      .filter(isOwed)
      .map(({ itemId, changeKey }) => freshRow(mailbox, { folderId, itemId, changeKey }, 'reconciliation'));
    leftOut.add('there-before', unknown.size - fresh.length);
    if (fresh.length > 0) await this.index.write(mailbox.owner, { put: fresh });
    return fresh.map(({ itemId }) => itemId);
  }
}
