import { Injectable } from '@nestjs/common';
import type { ActivityId, FolderId, MailboxId } from '@foldwatch/domain';
import { ActivityQueries, ActivityStore, type IndexedItem } from '@foldwatch/ports';

/** How the store stands to a message that a mailbox holds; `untracked` and `erased` are so on purpose. */
export type Standing = 'linked' | 'unlinked' | 'untracked' | 'erased';

export type Judgement = Readonly<Partial<Record<Standing, readonly IndexedItem[]>>>;

/** What the store has of messages that a mailbox holds. */
@Injectable()
export class CompareStore {
  constructor(
    private readonly activities: ActivityStore,
    private readonly queries: ActivityQueries,
  ) {}

  async count(mailboxId: MailboxId, folderId: FolderId): Promise<number> {
    return (await this.queries.countByFolder(mailboxId, [folderId])).get(folderId) ?? 0;
  }

  async judge(mailboxId: MailboxId, rows: readonly IndexedItem[]): Promise<Judgement> {
    const ids = new Set<ActivityId>();
    for (const { activityId } of rows) if (activityId !== undefined) ids.add(activityId);
    const stored = await this.activities.findMany([...ids]);
    return Object.groupBy(rows, ({ activityId }): Standing => {
      const activity = activityId === undefined ? undefined : stored.get(activityId);
      if (activity?.status === 'erased') return 'erased';
      const link = activity?.links.find((one) => one.mailboxId === mailboxId);
      if (link === undefined) return 'unlinked';
      return link.status === 'untracked' ? 'untracked' : 'linked';
    });
  }
}
