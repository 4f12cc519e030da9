import type { MailboxId } from '@foldwatch/domain';
import { AlertQueries, type Alert, type AlertFilter } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import type { AlertRow } from './alert-row';

const listName = 'alerts';

export class MongoAlertQueries extends AlertQueries {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async find(id: string): Promise<Alert | undefined> {
    return (await attempt(() => this.rows.findOne({ _id: keyOf(id) })))?.doc;
  }

  override async list(
    filter: AlertFilter,
  ): Promise<{ readonly alerts: readonly Alert[]; readonly nextCursor?: string }> {
    const { state, scopes, code, cursor, limit } = filter;
    const query = {
      ...(scopes !== undefined && { scope: { $in: scopes.map((one) => keyOf(one)) } }),
      ...(state !== undefined && { state }),
      ...(code !== undefined && { code }),
      order: { $gte: '', ...(cursor !== undefined && { $lt: fromCursor(listName, cursor) }) },
    };
    const rows = await attempt(() =>
      this.rows
        .find(query)
        .sort({ order: -1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage<AlertRow>(listName, rows, limit, ({ order }) => order);
    return { alerts: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async openScopes(): Promise<ReadonlySet<MailboxId>> {
    const rows = await attempt(() => this.rows.find({ state: 'open' }, { projection: { 'doc.scope': 1 } }).toArray());
    return new Set(rows.map(({ doc }) => doc.scope));
  }

  override async acknowledge(id: string, by: string, at: string): Promise<void> {
    const unknown = { _id: keyOf(id), 'doc.acknowledged': { $exists: false } };
    await attempt(() => this.rows.updateOne(unknown, { $set: { 'doc.acknowledged': { at, by } } }));
  }

  override async removeResolvedBefore(before: string, limit: number): Promise<number> {
    const old = await attempt(() =>
      this.rows
        .find({ resolved: { $gt: '', $lt: before } }, { projection: { _id: 1 } })
        .sort({ resolved: 1 })
        .limit(limit)
        .toArray(),
    );
    if (old.length === 0) return 0;
    const { deletedCount } = await attempt(() =>
      this.rows.deleteMany({ _id: { $in: old.map(({ _id }) => _id) }, resolved: { $lt: before } }),
    );
    return deletedCount;
  }

  private get rows() {
    return this.database.collection('alerts');
  }
}
