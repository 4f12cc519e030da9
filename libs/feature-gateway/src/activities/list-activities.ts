import { Injectable } from '@nestjs/common';
import { bracketedMessageId, searchWords, type Activity, type MailboxId } from '@foldwatch/domain';
import { ActivityQueries, OrganizationConfigs, type ActivityFilter, type ActivityPage } from '@foldwatch/ports';
import { mailboxFilter } from '../access/mailbox-filter';
import { mailboxesFor, type Principal } from '../access/principal';
import { pageOf } from '../http/page-query';
import { MailSearches } from '../looks/mail-searches';
import type { ActivityQuery } from './activity-requests';
import type { ActivityPageView } from './activity-views';
import { toActivityView } from './to-activity-view';
import { VisibleActivities } from './visible-activities';

const nothing: ActivityPage = { activities: [] };

@Injectable()
export class ListActivities {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly visible: VisibleActivities,
    private readonly organization: OrganizationConfigs,
    private readonly searches: MailSearches,
  ) {}

  async execute(query: ActivityQuery, viewer: Principal): Promise<ActivityPageView> {
    if (query.q !== undefined) await this.searches.admit(viewer);
    const { activities, nextCursor } = await this.list(query, viewer);
    if (query.q !== undefined) await this.noteSearch(activities, query, viewer);
    const sight = await this.visible.sight(viewer, activities);
    return { items: activities.map((activity) => toActivityView(activity, sight)), nextCursor: nextCursor ?? null };
  }

  /** In a mailbox that is named, whatever was found; else in those of what was found. */
  private noteSearch(found: readonly Activity[], { mailboxId }: ActivityQuery, viewer: Principal): Promise<void> {
    const look = { action: 'listActivities', resource: '/api/v1/activities' };
    if (mailboxId === undefined) return this.searches.noteAtMail(found, viewer, look);
    return this.searches.noteAtMailboxes(mailboxesFor(viewer, mailboxId) ?? [], viewer, look);
  }

  /** An id without its table is looked for in each table that mail may regard; ids are seldom used in two. */
  private async list(query: ActivityQuery, viewer: Principal): Promise<ActivityPage> {
    const { regardingTable, regardingId: id } = query;
    if (id === undefined || regardingTable !== undefined) return this.listRegarding(query, viewer, regardingTable);
    const { regardingTables } = (await this.organization.find()).settings;
    for (const table of regardingTables) {
      const page = await this.listRegarding(query, viewer, table);
      if (page.activities.length > 0) return page;
    }
    return nothing;
  }

  /** A record's timeline has others' mail for who may read that; everything else is the viewer's own. */
  private async listRegarding(query: ActivityQuery, viewer: Principal, table?: string): Promise<ActivityPage> {
    const { regardingId: id, mailboxId } = query;
    const isTimeline = table !== undefined && id !== undefined && mailboxId === undefined;
    const isOpen = isTimeline && (await this.visible.isOpen({ table, id }, viewer));
    const filter = toFilter(query, isOpen ? undefined : mailboxesFor(viewer, mailboxId));
    return filter === undefined ? nothing : this.activities.list({ ...filter, ...regardingFilter(table, id) });
  }
}

/** `undefined` for what cannot have results: another's mailbox, or a search text without a word. */
function toFilter(query: ActivityQuery, mailboxIds: readonly MailboxId[] | undefined): ActivityFilter | undefined {
  const words = query.q === undefined ? undefined : searchWords([query.q]);
  if (mailboxIds?.length === 0 || words?.length === 0) return undefined;
  return {
    ...pageOf(query),
    ...mailboxFilter(mailboxIds),
    ...(words !== undefined && { words }),
    ...messageFilter(query),
  };
}

const messageFilter = ({ messageId, folderId, since }: ActivityQuery): Partial<ActivityFilter> => ({
  ...(messageId !== undefined && { messageId: bracketedMessageId(messageId) }),
  ...(folderId !== undefined && { folderId }),
  ...(since !== undefined && { since }),
});

function regardingFilter(table: string | undefined, id: string | undefined): Partial<ActivityFilter> {
  if (table === undefined) return {};
  return id === undefined ? { regardingTable: table } : { regarding: { table, id } };
}
