import type { Activity, ActivityId, MailboxId, RuleId } from '@foldwatch/domain';
import { ActivityQueries, type ActivityFilter, type ActivityPage, type TimelineFilter } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import { integerIn, type Row, type RowReader } from '../database/rows';
import {
  areFew,
  collectingQuery,
  walkingQuery,
  type Criteria,
  type ListBounds,
  type TermList,
} from '../database/term-search';
import { exactly } from '../database/terms';
import { placementTerm, ruleKeys } from './activity-keys';
import { happenedPosition, modifiedPosition, readActivities } from './activity-rows';
import { activityList, activityTimeline, criteriaOf, timelineCriteria } from './activity-search';

const listName = 'activities';
const timelineName = 'timeline';
const latest = { at: '\u{10FFFF}', row: Number.MAX_SAFE_INTEGER };

export class EmbeddedActivityQueries extends ActivityQueries {
  /** Below `collectedAtMost` hits they are collected and sorted; else the newest activities are tried one by one. */
  constructor(
    private readonly rows: RowReader,
    private readonly collectedAtMost = 5000,
  ) {
    super();
  }

  override async list(filter: ActivityFilter): Promise<ActivityPage> {
    if (filter.mailboxIds?.length === 0) return { activities: [] };
    const before = filter.cursor === undefined ? latest : fromCursor(listName, filter.cursor);
    const bounds = { ...before, since: filter.since ?? '', limit: filter.limit + 1 };
    const rows = await this.search(activityList, bounds, criteriaOf(filter));
    const page = toPage(listName, rows, filter.limit, modifiedPosition);
    return { activities: await readActivities(page.rows), ...page.next };
  }

  override async timeline(filter: TimelineFilter): Promise<ActivityPage> {
    const { concerning, mailboxIds, cursor, limit } = filter;
    const before = cursor === undefined ? latest : fromCursor(timelineName, cursor);
    const isNone = concerning.addresses.length + concerning.records.length === 0 || mailboxIds?.length === 0;
    if (isNone) return { activities: [] };
    const bounds = { ...before, since: '', limit: limit + 1 };
    const rows = await this.search(activityTimeline, bounds, timelineCriteria(filter));
    const page = toPage(timelineName, rows, limit, happenedPosition);
    return { activities: await readActivities(page.rows), ...page.next };
  }

  private async search(list: TermList, bounds: ListBounds, criteria: Criteria): Promise<readonly Row[]> {
    const isFew = await areFew(this.rows, list, criteria, this.collectedAtMost);
    const { sql, params } = (isFew ? collectingQuery : walkingQuery)(list, bounds, criteria);
    return this.rows.all(sql, params);
  }

  override async find(id: ActivityId): Promise<Activity | undefined> {
    const rows = await this.rows.all('SELECT doc FROM activities WHERE id = ?', [id]);
    const [activity] = await readActivities(rows);
    return activity;
  }

  override async findMany(ids: readonly ActivityId[]): Promise<ReadonlyMap<ActivityId, Activity>> {
    const sql = 'SELECT a.doc FROM json_each(?) asked CROSS JOIN activities a ON a.id = asked.value';
    const activities = await readActivities(await this.rows.all(sql, [JSON.stringify(ids)]));
    return new Map(activities.map((activity) => [activity.id, activity]));
  }

  override async countByFolder(
    mailboxId: MailboxId,
    folderIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const folderId of folderIds) {
      const sql = 'SELECT count(*) AS n FROM activity_terms WHERE activity_terms MATCH ?';
      counts.set(folderId, await this.count(sql, [exactly(placementTerm(mailboxId, folderId))]));
    }
    return counts;
  }

  override countByRule(mailboxId: MailboxId, ruleId: RuleId): Promise<number> {
    const { first, end } = ruleKeys(mailboxId, ruleId);
    return this.count('SELECT count(*) AS n FROM activity_keys WHERE key >= ? AND key < ?', [first, end]);
  }

  override countBefore(before: string): Promise<number> {
    return this.count('SELECT count(*) AS n FROM activities WHERE modified < ? AND tracked >= 0', [before]);
  }

  private async count(sql: string, params: readonly string[]): Promise<number> {
    const [row] = await this.rows.all(sql, params);
    return row === undefined ? 0 : integerIn(row, 'n');
  }
}
