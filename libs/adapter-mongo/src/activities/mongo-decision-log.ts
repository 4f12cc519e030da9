import { searchWords, type MailboxId } from '@foldwatch/domain';
import { DecisionLog, type DecisionFilter, type LoggedDecision } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { putRows } from '../database/put-rows';
import { removeOld } from '../database/remove-old';
import { decidedMessageKey, termsBeginning, toDecisionRow, type DecisionRow } from './decision-row';

const listName = 'decisions';

export class MongoDecisionLog extends DecisionLog {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override append(decisions: readonly LoggedDecision[]): Promise<void> {
    const newest = new Map(decisions.map(toDecisionRow).map((row) => [row._id, row]));
    return putRows(
      this.database.rowsOf('decisions'),
      [...newest.values()].map(({ _id, ...replacement }) => ({ filter: { _id }, replacement, upsert: true })),
    );
  }

  override async find(id: string): Promise<LoggedDecision | undefined> {
    const row = await attempt(() => this.rows.findOne({ _id: keyOf(id) }, { projection: { doc: 1 } }));
    return row?.doc;
  }

  override async list(
    filter: DecisionFilter,
  ): Promise<{ readonly decisions: readonly LoggedDecision[]; readonly nextCursor?: string }> {
    const { since, cursor, limit } = filter;
    const query = {
      ...conditionsOf(filter),
      order: { $gte: since ?? '', ...(cursor !== undefined && { $lt: fromCursor(listName, cursor) }) },
    };
    const rows = await attempt(() =>
      this.rows
        .find(query, { projection: { order: 1, doc: 1 }, allowDiskUse: true })
        .sort({ order: -1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage<Pick<DecisionRow, 'order' | 'doc'>>(listName, rows, limit, ({ order }) => order);
    return { decisions: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async findOfMessages(
    mailboxId: MailboxId,
    messageIds: readonly string[],
  ): Promise<readonly LoggedDecision[]> {
    const message = { $in: [...new Set(messageIds)].map(decidedMessageKey) };
    if (message.$in.length === 0) return [];
    const query = { message, mailbox: keyOf(mailboxId) };
    const rows = await attempt(() => this.rows.find(query, { projection: { order: 1, doc: 1 } }).toArray());
    return rows.toSorted((a, b) => (a.order < b.order ? 1 : -1)).map(({ doc }) => doc);
  }

  override async countByExclusion(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const counts = await Promise.all(
      ids.map(async (id) => [id, await attempt(() => this.rows.countDocuments({ exclusions: id }))] as const),
    );
    return new Map(counts.filter(([, hits]) => hits > 0));
  }

  override async removeMany(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await attempt(() => this.rows.deleteMany({ _id: { $in: ids.map((id) => keyOf(id)) } }));
  }

  override countBefore(before: string): Promise<number> {
    return attempt(() => this.rows.countDocuments({ order: { $lt: before } }));
  }

  override removeBefore(before: string, limit: number): Promise<number> {
    return removeOld(this.database.rowsOf('decisions'), before, limit);
  }

  private get rows() {
    return this.database.collection('decisions');
  }
}

function conditionsOf(filter: DecisionFilter) {
  const { messageId, activityId, mailboxId, mailboxIds, reason, verdict, search } = filter;
  const words = search === undefined ? [] : searchWords(search.words);
  const terms = words.map((word) => ({ terms: { $in: [...termsBeginning(word, search?.among ?? 'tracked')] } }));
  return {
    ...(messageId !== undefined && { message: decidedMessageKey(messageId) }),
    ...(activityId !== undefined && { 'doc.activityId': activityId }),
    ...(mailboxId !== undefined && { mailbox: keyOf(mailboxId) }),
    ...(mailboxIds !== undefined && { mailbox: { $in: mailboxIds.map((id) => keyOf(id)) } }),
    ...(reason !== undefined && { reason }),
    ...(filter.isOfArrival === true && { 'doc.verdict': { $in: ['track' as const, 'skip' as const] } }),
    ...(verdict !== undefined && { 'doc.verdict': verdict }),
    ...(terms.length > 0 && { $and: terms }),
  };
}
