import { Injectable } from '@nestjs/common';
import type { ActivityId, FolderId, MailboxId } from '@foldwatch/domain';
import { ActivityQueries, ActivityStore, DecisionLog, type IndexedItem } from '@foldwatch/ports';
import { pause } from '@foldwatch/platform';
import { IngestSettings } from '../ingest-settings';

const betweenLooksMs = 200;
const decisionsLookedAt = 20;

type Standing = 'linked' | 'unlinked' | 'dismissed';

interface Judgement {
  readonly unlinked: readonly IndexedItem[];
  readonly dismissed: readonly IndexedItem[];
}

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

  /** What the store says of rows: without a link of the mailbox, or with one that a person or a setting dismissed on purpose. */
  async judge(mailboxId: MailboxId, rows: readonly IndexedItem[]): Promise<Judgement> {
    const ids = new Set<ActivityId>();
    for (const { activityId } of rows) if (activityId !== undefined) ids.add(activityId);
    const stored = await this.activities.findMany([...ids]);
    const statusOf = ({ activityId }: IndexedItem): Standing => {
      const activity = activityId === undefined ? undefined : stored.get(activityId);
      if (activity?.status === 'erased') return 'dismissed';
      const link = activity?.links.find((one) => one.mailboxId === mailboxId);
      if (link === undefined) return 'unlinked';
      return link.status === 'untracked' ? 'dismissed' : 'linked';
    };
    const { unlinked = [], dismissed = [] } = Object.groupBy(rows, statusOf);
    return { unlinked, dismissed };
  }

  /** Gives what was just observed again the time to be decided and stored; what is still without a link then is returned. */
  async settle(mailboxId: MailboxId, rows: readonly IndexedItem[]): Promise<readonly IndexedItem[]> {
    const endsAtMs = Date.now() + this.settings.drainMs;
    let { unlinked: open } = await this.judge(mailboxId, rows);
    while (open.length > 0 && Date.now() < endsAtMs) {
      const undecided = await this.findMissing(mailboxId, open);
      if (undecided.length === 0) return open;
      await pause(betweenLooksMs);
      ({ unlinked: open } = await this.judge(mailboxId, open));
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
