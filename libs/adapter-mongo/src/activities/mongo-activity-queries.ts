import type { mongo } from 'mongoose';
import { searchWords, type Activity, type ActivityId, type MailboxId, type RuleId } from '@foldwatch/domain';
import { ActivityQueries, type ActivityFilter, type ActivityPage, type TimelineFilter } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import type { MongoDatabase } from '../database/mongo-database';
import {
  addressTerm,
  anyTerm,
  folderTerm,
  mailboxTerm,
  messageTerm,
  placementTerm,
  recordTerm,
  ruleRange,
  tableTerm,
  wordTerm,
  type ActivityRow,
} from './activity-row';

const listName = 'activities';
const timelineName = 'timeline';

/**
 * One index answers every list: a term, then the order. The server itself finds out which condition is the cheapest to
 * walk by: the hits of a rare word, sorted, or the newest of all until the page of a frequent one is full.
 */
export class MongoActivityQueries extends ActivityQueries {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async list(filter: ActivityFilter): Promise<ActivityPage> {
    const conditions: mongo.Filter<ActivityRow>[] = [
      ...termsOf(filter).map((terms) => ({ terms })),
      ...ofMailboxes(filter.mailboxIds),
      ...searchWords(filter.words ?? []).map((word) => ({ terms: beginningWith(wordTerm(word)) })),
    ];
    const bounds = {
      ...(filter.since !== undefined && { $gte: filter.since }),
      ...(filter.cursor !== undefined && { $lt: fromCursor(listName, filter.cursor) }),
    };
    const query = { $and: conditions, ...(Object.keys(bounds).length > 0 && { order: bounds }) };
    const rows = await attempt(() =>
      this.rows
        .find(query, { projection: { order: 1, doc: 1 }, allowDiskUse: true })
        .sort({ order: -1 })
        .limit(filter.limit + 1)
        .toArray(),
    );
    const page = toPage(listName, rows, filter.limit, ({ order }) => order);
    return { activities: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async timeline({ concerning, mailboxIds, cursor, limit }: TimelineFilter): Promise<ActivityPage> {
    const { addresses, records } = concerning;
    const sought = [...addresses.map(addressTerm), ...records.map(({ table, id }) => recordTerm(table, id))];
    if (sought.length === 0) return { activities: [] };
    const query = {
      timeline: { $in: sought },
      happened: { $lt: cursor === undefined ? latest : fromCursor(timelineName, cursor) },
      ...ofMailboxes(mailboxIds)[0],
    };
    const rows = await attempt(() =>
      this.rows
        .find(query, { projection: { happened: 1, doc: 1 }, allowDiskUse: true })
        .sort({ happened: -1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage(timelineName, rows, limit, ({ happened = '' }) => happened);
    return { activities: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async find(id: ActivityId): Promise<Activity | undefined> {
    const row = await attempt(() => this.rows.findOne({ _id: id }, { projection: { doc: 1 } }));
    return row?.doc;
  }

  override async findMany(ids: readonly ActivityId[]): Promise<ReadonlyMap<ActivityId, Activity>> {
    if (ids.length === 0) return new Map();
    const rows = await attempt(() => this.rows.find({ _id: { $in: ids } }, { projection: { doc: 1 } }).toArray());
    return new Map(rows.map(({ doc }) => [doc.id, doc]));
  }

  override async countByFolder(
    mailboxId: MailboxId,
    folderIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const counts = folderIds.map(
      async (id) => [id, await this.count({ terms: placementTerm(mailboxId, id) })] as const,
    );
    return new Map(await Promise.all(counts));
  }

  override countByRule(mailboxId: MailboxId, ruleId: RuleId): Promise<number> {
    return this.count({ rules: { $elemMatch: ruleRange(mailboxId, ruleId) } });
  }

  /** Erased ones are counted apart, so that an index answers each. */
  override async countBefore(before: string): Promise<number> {
    const [all, erased] = await Promise.all([
      this.count({ order: { $lt: before } }),
      this.count({ erased: { $lt: before } }),
    ]);
    return all - erased;
  }

  private count(filter: mongo.Filter<ActivityRow>): Promise<number> {
    return attempt(() => this.database.collection('activities').countDocuments(filter));
  }

  private get rows() {
    return this.database.collection('activities');
  }
}

const latest = '\u{10FFFF}';

const ofMailboxes = (mailboxIds: readonly MailboxId[] | undefined): readonly { terms: { $in: string[] } }[] =>
  mailboxIds === undefined ? [] : [{ terms: { $in: mailboxIds.map(mailboxTerm) } }];

function termsOf({ messageId, regarding, regardingTable, ...place }: ActivityFilter): readonly string[] {
  return [
    ...(messageId === undefined ? [] : [messageTerm(messageId)]),
    ...placeTerms(place),
    ...(regarding === undefined ? [] : [recordTerm(regarding.table, regarding.id)]),
    ...(regardingTable === undefined ? [] : [tableTerm(regardingTable)]),
    anyTerm,
  ];
}

function placeTerms({ mailboxId, folderId }: Pick<ActivityFilter, 'mailboxId' | 'folderId'>): readonly string[] {
  if (mailboxId !== undefined && folderId !== undefined) return [placementTerm(mailboxId, folderId)];
  if (mailboxId !== undefined) return [mailboxTerm(mailboxId)];
  return folderId === undefined ? [] : [folderTerm(folderId)];
}

/** Words have only letters and digits, so none means anything in an expression; the anchor lets the index answer. */
const beginningWith = (term: string): RegExp => new RegExp(`^${term}`, 'u');
