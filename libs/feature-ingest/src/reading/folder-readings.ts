import { Injectable } from '@nestjs/common';
import { syncGapClosed, syncGapDetected } from '@foldwatch/contracts';
import type { FolderId } from '@foldwatch/domain';
import { Clock, SyncCursors } from '@foldwatch/ports';
import { failpoint } from '@foldwatch/platform';
import { MailboxAnnouncements } from '../mailbox/mailbox-announcements';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { beginAgain, beginReading, type Reading } from './begin-reading';

const betweenDoubtsMs = 600_000;

/** How far folders were read; only ever moved on when all that was read is published and indexed. */
@Injectable()
export class FolderReadings {
  constructor(
    private readonly cursors: SyncCursors,
    private readonly announcements: MailboxAnnouncements,
    private readonly clock: Clock,
  ) {}

  /** From where a folder is read next. */
  next(mailbox: OwnedMailbox, folderId: FolderId): Reading {
    const rule = mailbox.trackingRule(folderId);
    const cursor = mailbox.cursors.get(folderId);
    return beginReading({
      folderId,
      ...(cursor !== undefined && { cursor }),
      ...(rule !== undefined && { rule }),
      ruleWasListed: rule !== undefined && mailbox.progress.get(rule.id)?.existingCount !== undefined,
      newListingId: crypto.randomUUID(),
      now: this.clock.now(),
    });
  }

  async advance(mailbox: OwnedMailbox, reading: Reading): Promise<void> {
    const cursor = { ...reading, lastReadAt: this.clock.now().toISOString() };
    await this.cursors.save(mailbox.owner, [cursor]);
    mailbox.remember(cursor);
    failpoint('ingest.cursor-saved');
  }

  /** The server no longer knows the cursor. */
  async beginAgain(mailbox: OwnedMailbox, reading: Reading): Promise<void> {
    await this.announcements.announce(mailbox.id, syncGapDetected, {
      code: 'cursor-invalid',
      message: 'The server no longer knows how far a folder was read; it is listed anew and compared.',
    });
    await this.advance(mailbox, beginAgain(reading, crypto.randomUUID()));
  }

  /**
   * What a reading said to be absent rests where it was, so that reading cannot be believed: what it did not tell of may be
   * there as well. The folder is listed anew, though not time and again while the server goes on like that.
   */
  async doubt(mailbox: OwnedMailbox, folderId: FolderId): Promise<boolean> {
    const cursor = mailbox.cursors.get(folderId);
    const nowMs = this.clock.now().getTime();
    if (cursor === undefined || nowMs - (mailbox.doubtedAtMs.get(folderId) ?? -Infinity) < betweenDoubtsMs)
      return false;
    mailbox.doubtedAtMs.set(folderId, nowMs);
    await this.announcements.announce(mailbox.id, syncGapDetected, {
      code: 'false-absence',
      message: 'The server reported mail absent that is there; the folder is listed anew and compared.',
    });
    await this.advance(mailbox, beginAgain(cursor, crypto.randomUUID()));
    return true;
  }

  /** A listing from nothing came to its end. */
  async finishListing(mailbox: OwnedMailbox, { listing, ...reading }: Reading): Promise<void> {
    await this.advance(mailbox, reading);
    const closesGap = listing?.existing === 'compare' && reading.ruleId !== undefined;
    if (closesGap) await this.announcements.announce(mailbox.id, syncGapClosed, {});
  }
}
