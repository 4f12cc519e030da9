import { Injectable } from '@nestjs/common';
import { Clock, ItemIndex } from '@foldwatch/ports';
import { IngestSettings } from '../ingest-settings';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { ObserveItems } from './observe-items';

const pausedMs = 600_000;

/** Reads items whose metadata is owed: found by a comparison, or failed before and due again. */
@Injectable()
export class ObserveDue {
  constructor(
    private readonly index: ItemIndex,
    private readonly observe: ObserveItems,
    private readonly clock: Clock,
    private readonly settings: IngestSettings,
  ) {}

  /** One portion; true when more may be due. `aheadMs` takes what falls due within that as well. */
  async execute(mailbox: OwnedMailbox, because: 'change' | 'reconciliation', aheadMs = 0): Promise<boolean> {
    const now = new Date(this.clock.now().getTime() + aheadMs);
    const limit = this.settings.portion;
    const rows = await this.index.findDue(mailbox.id, { state: 'to-fetch', because, now }, limit);
    const paused = rows.filter(({ folderId }) => mailbox.isPaused(folderId));
    if (paused.length > 0) {
      const dueAt = new Date(now.getTime() + pausedMs).toISOString();
      await this.index.write(mailbox.owner, { put: paused.map((row) => ({ ...row, dueAt })) });
    }
    const readable = rows.filter(({ folderId }) => !mailbox.isPaused(folderId));
    await this.observe.execute(mailbox, readable, mailbox.startRead());
    return rows.length === limit;
  }
}
