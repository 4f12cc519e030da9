import { Injectable } from '@nestjs/common';
import type { ActivityId, FolderId, MailboxId } from '@foldwatch/domain';
import { ActivityQueries, ActivityStore, DecisionLog, type IndexedItem } from '@foldwatch/ports';
import { pause } from '@foldwatch/platform';
import { IngestSettings } from '../ingest-settings';

const betweenLooksMs = 200;
const decisionsLookedAt = 20;

/** What the store has of messages that a mailbox holds. */
@Injectable()
export class CompareStore {
  constructor(
    private readonly activities: ActivityStore,
    private readonly queries: ActivityQueries,
    private readonly decisions: DecisionLog,
    private readonly settings: IngestSettings,
  ) {}

  countByFolder(mailboxId: MailboxId, folderIds: readonly FolderId[]): Promise<ReadonlyMap<FolderId, number>> {
    return this.queries.countByFolder(mailboxId, folderIds);
  }

  /** Rows whose message the mailbox is not linked to, dismissed links included: those are known and left out on purpose. */
  async findUnlinked(mailboxId: MailboxId, rows: readonly IndexedItem[]): Promise<readonly IndexedItem[]> {
    const ids = new Set<ActivityId>();
    for (const { activityId } of rows) if (activityId !== undefined) ids.add(activityId);
    const stored = await this.activities.findMany([...ids]);
    return rows.filter(({ activityId }) => {
      const activity = activityId === undefined ? undefined : stored.get(activityId);
      const isLinked = activity?.links.some((link) => link.mailboxId === mailboxId) ?? false;
      return !isLinked && activity?.status !== 'erased';
    });
  }

  /** Gives what was just observed again the time to be decided and stored; what is still without a link then is returned. */
  async settle(mailboxId: MailboxId, rows: readonly IndexedItem[]): Promise<readonly IndexedItem[]> {
    const endsAtMs = Date.now() + this.settings.drainMs;
    let open = await this.findUnlinked(mailboxId, rows);
    while (open.length > 0 && Date.now() < endsAtMs) {
      const undecided = await this.findMissing(mailboxId, open);
      if (undecided.length === 0) return open;
      await pause(betweenLooksMs);
      open = await this.findUnlinked(mailboxId, open);
    }
    return open;
  }

  /** Those without a link although the newest decision is not to leave them out. */
  async findMissing(mailboxId: MailboxId, rows: readonly IndexedItem[]): Promise<readonly IndexedItem[]> {
    const missing: IndexedItem[] = [];
    for (const row of rows) if (!(await this.isSkipped(mailboxId, row))) missing.push(row);
    return missing;
  }

  private async isSkipped(mailboxId: MailboxId, { internetMessageId, folderId }: IndexedItem): Promise<boolean> {
    if (internetMessageId === undefined) return false;
    const filter = { mailboxId, messageId: internetMessageId, limit: decisionsLookedAt };
    const { decisions } = await this.decisions.list(filter);
    return (
      decisions.find((decision) => decision.folderId === folderId && decision.kind === 'present')?.verdict === 'skip'
    );
  }
}
