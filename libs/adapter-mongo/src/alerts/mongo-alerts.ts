import type { MailboxId } from '@foldwatch/domain';
import { AlertNews, Alerts, type Alert } from '@foldwatch/ports';
import { attempt, attemptUpsert } from '../database/attempts';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { toAlertRow } from './alert-row';

export class MongoAlerts extends Alerts {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async raise(alerts: readonly Alert[]): Promise<void> {
    for (const alert of alerts) {
      const { _id, ...row } = toAlertRow(alert);
      await attemptUpsert(() => this.rows.updateOne({ _id }, { $setOnInsert: row }, { upsert: true }));
    }
  }

  override async resolve(ids: readonly string[], resolvedAt: string): Promise<void> {
    const change = { state: 'resolved', resolved: resolvedAt, untold: true, 'doc.resolvedAt': resolvedAt } as const;
    for (const id of ids) {
      await attempt(() => this.rows.updateOne({ _id: keyOf(id), state: 'open' }, { $set: change }));
    }
  }

  override async findLatest(keys: readonly string[]): Promise<ReadonlyMap<string, Alert>> {
    const found = await Promise.all(
      [...new Set(keys)].map((key) =>
        attempt(() => this.rows.findOne({ key: keyOf(key) }, { sort: { occurrence: -1 } })),
      ),
    );
    return new Map(found.flatMap((row) => (row === null ? [] : [[row.doc.key, row.doc] as const])));
  }

  override async findOpen(scopes: readonly MailboxId[]): Promise<readonly Alert[]> {
    if (scopes.length === 0) return [];
    const filter = { scope: { $in: [...new Set(scopes)].map((scope) => keyOf(scope)) }, state: 'open' } as const;
    return (await attempt(() => this.rows.find(filter).toArray())).map(({ doc }) => doc);
  }

  private get rows() {
    return this.database.collection('alerts');
  }
}

export class MongoAlertNews extends AlertNews {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async findUntold(limit: number): Promise<readonly Alert[]> {
    const rows = await attempt(() => this.rows.find({ untold: true }).limit(limit).toArray());
    return rows.toSorted((a, b) => (a.order < b.order ? -1 : 1)).map(({ doc }) => doc);
  }

  /** Of one that was resolved in between the rest is still to be told. */
  override async noteTold(id: string, told: 'raised' | 'resolved'): Promise<void> {
    const state = told === 'raised' ? 'open' : 'resolved';
    const all = { $set: { 'doc.told': told }, $unset: { untold: true as const } };
    const { matchedCount } = await attempt(() => this.rows.updateOne({ _id: keyOf(id), state }, all));
    if (matchedCount === 0)
      await attempt(() => this.rows.updateOne({ _id: keyOf(id) }, { $set: { 'doc.told': told } }));
  }

  private get rows() {
    return this.database.collection('alerts');
  }
}
