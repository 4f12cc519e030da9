import { Injectable } from '@nestjs/common';
import type { FolderId } from '@foldwatch/domain';
import { MailChanges, MailServerError, type ChangePage } from '@foldwatch/ports';
import { failpoint } from '@foldwatch/platform';
import { reads } from '../ingest-metrics';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import type { Reading } from './begin-reading';
import { FolderReadings } from './folder-readings';
import { ListItems } from './list-items';
import { TakeChanges } from './take-changes';

/** Ids alone cost the server one query whatever their number. */
const idsAtOnce = 512;
/** Fewer where each is fetched, so that more urgent work has its turn soon. */
const changesAtOnce = 200;

export interface PageRead {
  readonly more: boolean;
  /** Something was there to be taken. */
  readonly changed: boolean;
  /** A listing from nothing ended. */
  readonly listed: boolean;
}

/**
 * Reads one page of a folder's changes. The order holds without exception: noted in the index → published, acknowledged →
 * cursor → confirmed in the index. Whatever is not confirmed when the process ends is owed, and looked at again.
 */
@Injectable()
export class ReadFolder {
  constructor(
    private readonly changes: MailChanges,
    private readonly takeChanges: TakeChanges,
    private readonly listItems: ListItems,
    private readonly readings: FolderReadings,
  ) {}

  async execute(mailbox: OwnedMailbox, folderId: FolderId): Promise<PageRead> {
    const reading = this.readings.next(mailbox, folderId);
    const page = await this.readPage(mailbox, reading);
    if (page === 'cursor-invalid') {
      await this.readings.beginAgain(mailbox, reading);
      return { more: true, changed: true, listed: false };
    }
    failpoint('ingest.read');
    const changed = page.changes.length > 0;
    if (reading.listing === undefined) {
      reads.inc({ mode: 'changes' });
      const confirmations = await this.takeChanges.execute(mailbox, folderId, page.changes);
      await this.readings.advance(mailbox, { ...reading, cursor: page.next });
      for (const confirm of confirmations) await confirm();
      return { more: page.more, changed, listed: false };
    }
    reads.inc({ mode: 'listing' });
    const listed = await this.listPage(mailbox, reading, page);
    return { more: page.more, changed, listed };
  }

  private async readPage(mailbox: OwnedMailbox, reading: Reading): Promise<ChangePage | 'cursor-invalid'> {
    const { folderId, cursor, listing } = reading;
    const max = listing === undefined ? changesAtOnce : idsAtOnce;
    try {
      return await this.changes.readChanges(mailbox.target, folderId, cursor, max);
    } catch (error) {
      const isInvalid = error instanceof MailServerError && error.failure.kind === 'cursor-invalid';
      if (isInvalid && cursor !== undefined) return 'cursor-invalid';
      throw error;
    }
  }

  /** True when the listing came to its end. */
  private async listPage(mailbox: OwnedMailbox, reading: Reading, page: ChangePage): Promise<boolean> {
    if (reading.listing === undefined) return false;
    const listing = await this.listItems.take(mailbox, reading.folderId, reading.listing, page);
    const listed = { ...reading, listing, cursor: page.next };
    await this.readings.advance(mailbox, listed);
    if (page.more) return false;
    await this.listItems.finish(mailbox, reading.folderId, listing);
    await this.readings.finishListing(mailbox, listed);
    return true;
  }
}
