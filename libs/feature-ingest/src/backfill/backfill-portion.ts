import { Injectable } from '@nestjs/common';
import type { FolderId, ItemId, MailboxId } from '@foldwatch/domain';
import { ItemIndex, PipelineLag, type IndexedItem } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { ObserveItems } from '../reading/observe-items';
import { Pace } from '../reading/pace';

const rowsAtOnce = 500;
const lagPauseMs = 1_000;

/**
 * Works off mail that was there before a rule, a portion at a time; the rows say what remains, so a restart loses nothing.
 * It waits while those who handle what it publishes are behind, so that live mail never queues up after it.
 * A walk over the rows of one folder after the other, because rows of paused folders must not stand in the way.
 */
@Injectable()
export class BackfillPortion {
  private readonly positions = new Map<MailboxId, { readonly folderId: FolderId; readonly after: ItemId }>();

  constructor(
    private readonly index: ItemIndex,
    private readonly observe: ObserveItems,
    private readonly lag: PipelineLag,
    private readonly pace: Pace,
  ) {}

  /** True when more remains that can be read now. */
  async execute(mailbox: OwnedMailbox): Promise<boolean> {
    const counts = await this.index.counts(mailbox.id);
    const open = mailbox.trackedFolders().filter((folderId) => (counts.get(folderId)?.backfill ?? 0) > 0);
    if (open.length === 0) return false;
    if ((await this.lag.read()) > this.pace.settings.maxPipelineLag) {
      mailbox.due.add(this.pace.in(lagPauseMs));
      return false;
    }
    for (const folderId of this.fromPosition(mailbox.id, open)) {
      const rows = await this.nextRows(mailbox.id, folderId);
      if (rows.length === 0) continue;
      await this.observe.execute(mailbox, rows, mailbox.startRead());
      return true;
    }
    return false;
  }

  /** The folder that is being walked goes first. */
  private fromPosition(mailboxId: MailboxId, folderIds: readonly FolderId[]): readonly FolderId[] {
    const position = this.positions.get(mailboxId);
    return folderIds.toSorted((a, b) => Number(b === position?.folderId) - Number(a === position?.folderId));
  }

  private async nextRows(mailboxId: MailboxId, folderId: FolderId): Promise<readonly IndexedItem[]> {
    const rows: IndexedItem[] = [];
    const position = this.positions.get(mailboxId);
    let after = position?.folderId === folderId ? position.after : undefined;
    while (rows.length < this.pace.settings.portion) {
      const page = await this.index.list(mailboxId, folderId, rowsAtOnce, after);
      for (const row of page) {
        if (rows.length === this.pace.settings.portion) break;
        after = row.itemId;
        if (this.isOwed(row)) rows.push(row);
      }
      if (page.length < rowsAtOnce) break;
    }
    if (after === undefined || rows.length < this.pace.settings.portion) this.positions.delete(mailboxId);
    else this.positions.set(mailboxId, { folderId, after });
    return rows;
  }

  private isOwed({ state, because, dueAt }: IndexedItem): boolean {
    const isDue = dueAt === undefined || Date.parse(dueAt) <= this.pace.now().getTime();
    return state === 'to-fetch' && because === 'backfill' && isDue;
  }
}
