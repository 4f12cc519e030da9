import type { SQLInputValue } from 'node:sqlite';
import type { Activity, ActivityId, MailboxId, RuleId } from '@foldwatch/domain';
import { ActivityStore, type Concerning } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { KeyIndex } from '../database/index-keys';
import { documentIn, integerIn, textIn, type Row } from '../database/rows';
import type { Portions } from '../database/write-queue';
import {
  activityKeys,
  activityTerms,
  addressTerm,
  contentKey,
  messageKey,
  regardingTerm,
  ruleKeys,
} from './activity-keys';
import { happenedAt, modifiedPosition, readActivities, toActivityIdIn } from './activity-rows';
import { exactly } from '../database/terms';

const modifiedList = 'activities-modified';
const concerningList = 'activities-concerning';
const activitiesPerTurn = 100;

export class EmbeddedActivityStore extends ActivityStore {
  private readonly keys: KeyIndex;

  constructor(private readonly database: EmbeddedDatabase) {
    super();
    this.keys = new KeyIndex(database, 'activity_keys');
  }

  override async findMany(ids: readonly ActivityId[]): Promise<ReadonlyMap<ActivityId, Activity>> {
    const found = new Map<ActivityId, Activity>();
    for (const portion of inPortions(ids)) {
      await this.database.read(() => {
        const find = this.database.statement('SELECT doc FROM activities WHERE id = ?');
        for (const id of portion) {
          const row = find.get(id);
          if (row !== undefined) found.set(id, documentIn('Activity', row));
        }
      });
    }
    return found;
  }

  override async replaceMany(activities: readonly Activity[]): Promise<{ readonly lost: readonly ActivityId[] }> {
    const portions = inPortions(activities).map((portion) =>
      this.database.writeInPortions(() => this.replaceEach(portion)),
    );
    return { lost: (await Promise.all(portions)).flat() };
  }

  override findByMessageIds(messageIds: readonly string[]): Promise<ReadonlyMap<string, readonly ActivityId[]>> {
    return this.findByKeys(messageIds, messageKey);
  }

  override findByContents(refs: readonly string[]): Promise<ReadonlyMap<string, readonly ActivityId[]>> {
    return this.findByKeys(refs, contentKey);
  }

  private async findByKeys(
    texts: readonly string[],
    keyOf: (text: string) => string,
  ): Promise<ReadonlyMap<string, readonly ActivityId[]>> {
    const found = new Map<string, readonly ActivityId[]>();
    for (const portion of inPortions(texts)) {
      await this.database.read(() => {
        const find = this.database.statement(
          'SELECT a.id FROM activity_keys k CROSS JOIN activities a ON a.row = k.activity WHERE k.key = ? ORDER BY k.activity',
        );
        for (const text of portion) {
          const ids = find.all(keyOf(text)).map(toActivityIdIn);
          if (ids.length > 0) found.set(text, ids);
        }
      });
    }
    return found;
  }

  override async findModifiedSince(
    since: string,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly activities: readonly Activity[]; readonly nextCursor?: string }> {
    const after = cursor === undefined ? { at: since, row: -1 } : fromCursor(modifiedList, cursor);
    const rows = await this.database.read(() =>
      this.database
        .statement(
          `SELECT row, modified, doc FROM activities
           WHERE modified >= ?1 AND (modified > ?1 OR row > ?2) ORDER BY modified, row LIMIT ?3`,
        )
        .all(after.at, after.row, limit + 1),
    );
    const page = toPage(modifiedList, rows, limit, modifiedPosition);
    return { activities: await readActivities(page.rows), ...page.next };
  }

  override findLinkedByRule(
    link: { readonly mailboxId: MailboxId; readonly ruleId: RuleId; readonly belowVersion: number },
    limit: number,
  ): Promise<readonly ActivityId[]> {
    const { first, end } = ruleKeys(link.mailboxId, link.ruleId, link.belowVersion);
    return this.database.read(() =>
      this.database
        .statement(
          `SELECT a.id FROM activity_keys k CROSS JOIN activities a ON a.row = k.activity
           WHERE k.key >= ? AND k.key < ? ORDER BY k.key, k.activity LIMIT ?`,
        )
        .all(first, end, limit)
        .map(toActivityIdIn),
    );
  }

  /** In the order of their rows, which never change. */
  override async findConcerning(
    { addresses, records }: Concerning,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly activities: readonly Activity[]; readonly nextCursor?: string }> {
    const terms = [...addresses.map(addressTerm), ...records.map(({ table, id }) => regardingTerm(table, id))];
    if (terms.length === 0) return { activities: [] };
    const after = cursor === undefined ? 0 : fromCursor(concerningList, cursor).row;
    const rows = await this.database.read(() =>
      this.database
        .statement(
          `SELECT a.row, a.doc FROM (
             SELECT rowid FROM activity_terms WHERE activity_terms MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?) chosen
           CROSS JOIN activities a ON a.row = chosen.rowid ORDER BY chosen.rowid`,
        )
        .all(terms.map(exactly).join(' OR '), after, limit + 1),
    );
    const page = toPage(concerningList, rows, limit, (row) => ({ at: '', row: integerIn(row, 'row') }));
    return { activities: await readActivities(page.rows), ...page.next };
  }

  /** In one transaction, in which others get their turn: an activity touches many rows of the index. */
  private *replaceEach(activities: readonly Activity[]): Portions<readonly ActivityId[]> {
    const lost: ActivityId[] = [];
    for (const [index, activity] of activities.entries()) {
      if (index > 0 && index % activitiesPerTurn === 0) yield;
      if (!this.replace(activity)) lost.push(activity.id);
    }
    return lost;
  }

  private replace(activity: Activity): boolean {
    const stored = this.database
      .statement('SELECT row, version, keys, terms FROM activities WHERE id = ?')
      .get(activity.id);
    const version = stored === undefined ? 0 : integerIn(stored, 'version');
    if (version !== activity.version - 1) return false;
    if (stored === undefined) this.insert(activity);
    else this.update(activity, stored);
    return true;
  }

  private insert(activity: Activity): void {
    const [keys, terms] = [activityKeys(activity), activityTerms(activity)];
    const { lastInsertRowid } = this.database
      .statement(
        'INSERT INTO activities (id, version, tracked, modified, happened, keys, terms, doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        activity.id,
        activity.version,
        trackedIn(activity),
        activity.modifiedAt,
        happenedAt(activity),
        keys,
        terms,
        JSON.stringify(activity),
      );
    this.keys.change(lastInsertRowid, '', keys);
    this.changeTerms(lastInsertRowid, '', terms);
  }

  private update(activity: Activity, stored: Row): void {
    const row = integerIn(stored, 'row');
    const [keys, terms] = [activityKeys(activity), activityTerms(activity)];
    this.keys.change(row, textIn(stored, 'keys'), keys);
    this.changeTerms(row, textIn(stored, 'terms'), terms);
    this.database
      .statement(
        `UPDATE activities SET version = ?, tracked = ?, modified = ?, happened = ?, keys = ?, terms = ?, doc = ?
         WHERE row = ?`,
      )
      .run(
        activity.version,
        trackedIn(activity),
        activity.modifiedAt,
        happenedAt(activity),
        keys,
        terms,
        JSON.stringify(activity),
        row,
      );
  }

  private changeTerms(row: SQLInputValue, before: string, after: string): void {
    if (before === after) return;
    if (before !== '') this.database.statement('DELETE FROM activity_terms WHERE rowid = ?').run(row);
    if (after !== '')
      this.database.statement('INSERT INTO activity_terms (rowid, terms) VALUES (?, ?)').run(row, after);
  }
}

const stored = { tracked: 1, untracked: 0, erased: -1 } as const;

const trackedIn = ({ status }: Activity): number => stored[status];
