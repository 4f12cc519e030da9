import { Injectable } from '@nestjs/common';
import { bracketedMessageId, searchWords } from '@foldwatch/domain';
import { ActivityQueries, OrganizationConfigs, type ActivityFilter, type ActivityPage } from '@foldwatch/ports';
import { mailboxesFor, type Principal } from '../access/principal';
import { pageOf } from '../http/page-query';
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
  ) {}

  async execute(query: ActivityQuery, viewer: Principal): Promise<ActivityPageView> {
    const filter = toFilter(query, viewer);
    const { activities, nextCursor } = filter === undefined ? nothing : await this.list(filter, query);
    const sight = await this.visible.sight(viewer, activities);
    return { items: activities.map((activity) => toActivityView(activity, sight)), nextCursor: nextCursor ?? null };
  }

  /** An id without its table is looked for in each table that mail may regard; ids are seldom used in two. */
  private async list(
    filter: ActivityFilter,
    { regardingTable, regardingId: id }: ActivityQuery,
  ): Promise<ActivityPage> {
    if (id === undefined || regardingTable !== undefined) return this.activities.list(filter);
    const { regardingTables } = (await this.organization.find()).settings;
    for (const table of regardingTables) {
      const page = await this.activities.list({ ...filter, regarding: { table, id } });
      if (page.activities.length > 0) return page;
    }
    return nothing;
  }
}

/** `undefined` for what cannot have results: another's mailbox, or a search text without a word. */
function toFilter(query: ActivityQuery, viewer: Principal): ActivityFilter | undefined {
  const mailboxIds = mailboxesFor(viewer, query.mailboxId);
  const mailboxId = mailboxIds?.[0];
  const words = query.q === undefined ? undefined : searchWords([query.q]);
  if (mailboxIds?.length === 0 || words?.length === 0) return undefined;
  return {
    ...pageOf(query),
    ...(mailboxId !== undefined && { mailboxId }),
    ...(words !== undefined && { words }),
    ...regardingFilter(query),
    ...messageFilter(query),
  };
}

const messageFilter = ({ messageId, folderId, since }: ActivityQuery): Partial<ActivityFilter> => ({
  ...(messageId !== undefined && { messageId: bracketedMessageId(messageId) }),
  ...(folderId !== undefined && { folderId }),
  ...(since !== undefined && { since }),
});

function regardingFilter({ regardingTable: table, regardingId: id }: ActivityQuery): Partial<ActivityFilter> {
  if (table === undefined) return {};
  return id === undefined ? { regardingTable: table } : { regarding: { table, id } };
}
