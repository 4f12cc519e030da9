import { Injectable } from '@nestjs/common';
import { syncGapClosed, syncGapDetected } from '@foldwatch/contracts';
import type { FolderId } from '@foldwatch/domain';
import { Clock, SyncCursors } from '@foldwatch/ports';
import { failpoint } from '@foldwatch/platform';
import { MailboxAnnouncements } from '../mailbox/health/mailbox-announcements';
import type { FolderDoubt, OwnedMailbox } from '../mailbox/owned-mailbox';
import { beginAgain, beginReading, type Reading } from './begin-reading';

const firstPauseMs = 5_000;
const maxPauseMs = 600_000;

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
    const terms = mailbox.readingTerms(folderId);
    const cursor = mailbox.cursors.get(folderId);
    return beginReading({
      folderId,
      ...(cursor !== undefined && { cursor }),
      ...(terms !== undefined && { terms }),
      ruleWasListed: terms !== undefined && mailbox.progress.get(terms.id)?.existingCount !== undefined,
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
   * there as well. The folder is listed anew, after growing pauses while the server goes on like that.
   */
  async doubt(mailbox: OwnedMailbox, folderId: FolderId): Promise<boolean> {
    const cursor = mailbox.cursors.get(folderId);
    if (cursor === undefined) return false;
    const nowMs = this.clock.now().getTime();
    const doubt = mailbox.doubts.get(folderId);
    if (doubt !== undefined && nowMs < doubt.againAtMs) {
      mailbox.doubts.set(folderId, { ...doubt, isWaiting: true });
      mailbox.due.add(new Date(doubt.againAtMs).toISOString());
      return false;
    }
    mailbox.doubts.set(folderId, nextDoubt(doubt, nowMs));
    await this.announcements.announce(mailbox.id, syncGapDetected, {
      code: 'false-absence',
      message: 'The server reported mail absent that is there; the folder is listed anew and compared.',
    });
    await this.advance(mailbox, beginAgain(cursor, crypto.randomUUID()));
    return true;
  }

  /** Folders whose word was to be doubted again, as soon as that was due. */
  async doubtOverdue(mailbox: OwnedMailbox): Promise<readonly FolderId[]> {
    const nowMs = this.clock.now().getTime();
    const doubted: FolderId[] = [];
    for (const [folderId, { isWaiting, againAtMs }] of mailbox.doubts) {
      if (isWaiting && againAtMs <= nowMs && (await this.doubt(mailbox, folderId))) doubted.push(folderId);
    }
    return doubted;
  }

  /** A listing from nothing came to its end. */
  async finishListing(mailbox: OwnedMailbox, { listing, ...reading }: Reading): Promise<void> {
    await this.advance(mailbox, reading);
    const closesGap = listing?.existing === 'compare' && reading.ruleId !== undefined;
    if (closesGap) await this.announcements.announce(mailbox.id, syncGapClosed, {});
  }
}

/** A server that told the truth for long enough begins anew. */
function nextDoubt(doubt: FolderDoubt | undefined, nowMs: number): FolderDoubt {
  const isRepeated = doubt !== undefined && nowMs - doubt.againAtMs < maxPauseMs;
  const times = isRepeated ? doubt.times + 1 : 1;
  return { times, againAtMs: nowMs + Math.min(maxPauseMs, firstPauseMs * 4 ** (times - 1)), isWaiting: false };
}
