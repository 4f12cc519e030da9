import { toActivityId, type Activity, type ActivityId, type MailboxId, type RuleId } from '@foldwatch/domain';
import { ActivityStore, type Concerning } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { compareAndSet } from '../database/compare-and-set';
import { fromCursor, toPage } from '../database/cursor';
import type { MongoDatabase } from '../database/mongo-database';
import { addressTerm, messageKey, recordTerm, ruleRange, toActivityRow } from './activity-row';

const modifiedList = 'activities-modified';
const concerningList = 'activities-concerning';

export class MongoActivityStore extends ActivityStore {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async findMany(ids: readonly ActivityId[]): Promise<ReadonlyMap<ActivityId, Activity>> {
    if (ids.length === 0) return new Map();
    const rows = await attempt(() => this.rows.find({ _id: { $in: ids } }, { projection: { doc: 1 } }).toArray());
    return new Map(rows.map(({ doc }) => [doc.id, doc]));
  }

  override async replaceMany(activities: readonly Activity[]): Promise<{ readonly lost: readonly ActivityId[] }> {
    const lost = await compareAndSet(this.database.rowsOf('activities'), activities.map(toActivityRow));
    return { lost: lost.map(knownId) };
  }

  override async findByMessageIds(messageIds: readonly string[]): Promise<ReadonlyMap<string, readonly ActivityId[]>> {
    if (messageIds.length === 0) return new Map();
    const keys = messageIds.map(messageKey);
    const rows = await attempt(() =>
      this.rows.find({ message: { $in: keys } }, { projection: { message: 1 } }).toArray(),
    );
    const byKey = Map.groupBy(rows, ({ message }) => message);
    const found = new Map<string, readonly ActivityId[]>();
    for (const messageId of messageIds) {
      const ids = byKey.get(messageKey(messageId))?.map(({ _id }) => knownId(_id));
      if (ids !== undefined) found.set(messageId, ids.toSorted());
    }
    return found;
  }

  override async findByContents(refs: readonly string[]): Promise<ReadonlyMap<string, readonly ActivityId[]>> {
    if (refs.length === 0) return new Map();
    const rows = await attempt(() =>
      this.rows.find({ contents: { $in: [...refs] } }, { projection: { contents: 1 } }).toArray(),
    );
    const holders = refs.map((ref) => {
      const ids = rows.filter(({ contents = [] }) => contents.includes(ref)).map(({ _id }) => knownId(_id));
      return [ref, ids] as const;
    });
    return new Map(holders.filter(([, ids]) => ids.length > 0));
  }

  override async findModifiedSince(
    since: string,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly activities: readonly Activity[]; readonly nextCursor?: string }> {
    const from = cursor === undefined ? { $gte: since } : { $gt: fromCursor(modifiedList, cursor) };
    const rows = await attempt(() =>
      this.rows
        .find({ order: from }, { projection: { order: 1, doc: 1 } })
        .sort({ order: 1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage(modifiedList, rows, limit, ({ order }) => order);
    return { activities: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async findLinkedByRule(
    link: { readonly mailboxId: MailboxId; readonly ruleId: RuleId; readonly belowVersion: number },
    limit: number,
  ): Promise<readonly ActivityId[]> {
    const range = ruleRange(link.mailboxId, link.ruleId, link.belowVersion);
    const rows = await attempt(() =>
      this.rows
        .find({ rules: { $elemMatch: range } }, { projection: { _id: 1 } })
        .limit(limit)
        .toArray(),
    );
    return rows.map(({ _id }) => knownId(_id));
  }

  /** The oldest first: what is modified meanwhile comes once more, at the end. */
  override async findConcerning(
    { addresses, records }: Concerning,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly activities: readonly Activity[]; readonly nextCursor?: string }> {
    const terms = [...addresses.map(addressTerm), ...records.map(({ table, id }) => recordTerm(table, id))];
    if (terms.length === 0) return { activities: [] };
    const after = cursor === undefined ? '' : fromCursor(concerningList, cursor);
    const rows = await attempt(() =>
      this.rows
        .find({ terms: { $in: terms }, order: { $gt: after } }, { projection: { order: 1, doc: 1 } })
        .sort({ order: 1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage(concerningList, rows, limit, ({ order }) => order);
    return { activities: page.rows.map(({ doc }) => doc), ...page.next };
  }

  private get rows() {
    return this.database.collection('activities');
  }
}

function knownId(text: string): ActivityId {
  const id = toActivityId(text);
  if (id === undefined) throw new TypeError('a stored activity has no valid id');
  return id;
}
