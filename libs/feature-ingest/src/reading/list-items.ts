import { Injectable } from '@nestjs/common';
import type { FolderId } from '@foldwatch/domain';
import { Clock, ItemIndex, type ChangePage, type FolderListing, type IndexedItem } from '@foldwatch/ports';
import { failpoint } from '@foldwatch/platform';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { migratedMark } from './conclude-fetched';
import { freshRow } from './fresh-row';
import { planListing, unseenRow } from './plan-listing';

const rowsAtOnce = 500;
const waitMs = 3_600_000;

/** Lists a folder from nothing into the index, ids only, so that a restart goes on where it was and memory stays small. */
@Injectable()
export class ListItems {
  constructor(
    private readonly index: ItemIndex,
    private readonly clock: Clock,
  ) {}

  /** Takes one page; gives the listing as it goes on. */
  async take(
    mailbox: OwnedMailbox,
    folderId: FolderId,
    listing: FolderListing,
    { changes }: ChangePage,
  ): Promise<FolderListing> {
    const ids = changes.map(({ itemId }) => itemId);
    const terms = mailbox.readingTerms(folderId);
    const { put, knownSeen } = planListing({
      changes,
      rows: await this.index.findMany(mailbox.id, folderId, ids),
      listing,
      ...(terms !== undefined && { terms }),
      fresh: ({ itemId, changeKey }) => freshRow(mailbox, { folderId, itemId, changeKey }),
      waitUntil: new Date(this.clock.now().getTime() + waitMs).toISOString(),
    });
    if (put.length > 0) await this.index.write(mailbox.owner, { put });
    failpoint('ingest.indexed');
    return { ...listing, knownSeen };
  }

  /** Ends a listing: what it did not see is looked for, never concluded upon. May be repeated. */
  async finish(mailbox: OwnedMailbox, folderId: FolderId, listing: FolderListing): Promise<void> {
    const isMigrated = await this.isMigrated(mailbox, folderId, listing);
    const mark = isMigrated ? migratedMark : undefined;
    for (;;) {
      const unseen = await this.index.findUnseen(mailbox.id, folderId, listing.id, rowsAtOnce);
      if (unseen.length === 0) break;
      await this.index.write(mailbox.owner, { put: unseen.map((row) => unseenRow(row, listing.id, mark)) });
    }
    if (listing.existing === 'compare') await this.release(mailbox, folderId, listing, mark);
  }

  /** None of the ids known before was seen, and there were some. */
  private async isMigrated(mailbox: OwnedMailbox, folderId: FolderId, listing: FolderListing): Promise<boolean> {
    if (listing.existing !== 'compare' || listing.knownSeen) return false;
    for await (const rows of this.pages(mailbox, folderId)) {
      if (rows.some((row) => isFormer(row, listing))) return true;
    }
    return false;
  }

  /** What the comparison found new may be read now that all of it is known. */
  private async release(mailbox: OwnedMailbox, folderId: FolderId, listing: FolderListing, mark?: string) {
    for await (const rows of this.pages(mailbox, folderId)) {
      const put = rows
        .filter(({ state, listingId, attempts }) => state === 'to-fetch' && listingId === listing.id && attempts === 0)
        .map(({ dueAt: _dueAt, ...row }) => ({ ...row, ...(mark !== undefined && { failureCode: mark }) }));
      if (put.length > 0) await this.index.write(mailbox.owner, { put });
    }
  }

  private async *pages(mailbox: OwnedMailbox, folderId: FolderId): AsyncGenerator<readonly IndexedItem[]> {
    for (let after: string | undefined; ;) {
      const rows = await this.index.list(mailbox.id, folderId, rowsAtOnce, after);
      if (rows.length > 0) yield rows;
      after = rows.at(-1)?.itemId;
      if (after === undefined || rows.length < rowsAtOnce) return;
    }
  }
}

const isFormer = (row: IndexedItem, listing: FolderListing): boolean =>
  row.listingId !== listing.id && (row.state !== 'left' || row.failureCode === migratedMark);
