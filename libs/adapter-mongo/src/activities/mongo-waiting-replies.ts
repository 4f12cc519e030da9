import type { mongo } from 'mongoose';
import type { AwaitedKeys, PresentObservation, WaitingItem } from '@foldwatch/domain';
import { WaitingReplies, type WaitingPage } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import type { MongoDatabase } from '../database/mongo-database';
import { putRows } from '../database/put-rows';
import { toWaitingRow, waitingKeys, waitingRowId, type WaitingRow } from './waiting-row';

export class MongoWaitingReplies extends WaitingReplies {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override add(replies: readonly PresentObservation[]): Promise<void> {
    const rows = new Map(replies.map(toWaitingRow).map((row) => [row._id, row]));
    return putRows(
      this.database.rowsOf('waiting_replies'),
      [...rows.values()].map(({ _id, ...replacement }) => ({ filter: { _id }, replacement, upsert: true })),
    );
  }

  override async findMany(items: readonly WaitingItem[]): Promise<readonly PresentObservation[]> {
    if (items.length === 0) return [];
    const rows = await attempt(() => this.rows.find({ _id: { $in: items.map(waitingRowId) } }).toArray());
    return rows.map(({ doc }) => doc);
  }

  override findAwaiting(keys: AwaitedKeys, limit: number, after = ''): Promise<WaitingPage> {
    return this.page({ awaits: { $in: [...waitingKeys(keys)] }, _id: { $gt: after } }, limit);
  }

  override list(limit: number, after = ''): Promise<WaitingPage> {
    return this.page({ _id: { $gt: after } }, limit);
  }

  override async remove(items: readonly WaitingItem[]): Promise<void> {
    if (items.length === 0) return;
    await attempt(() => this.rows.deleteMany({ _id: { $in: items.map(waitingRowId) } }));
  }

  override async removeBefore(before: string, limit: number): Promise<number> {
    const old = await attempt(() =>
      this.rows
        .find({ seen: { $lt: before } }, { projection: { _id: 1 } })
        .sort({ seen: 1 })
        .limit(limit)
        .toArray(),
    );
    if (old.length === 0) return 0;
    const stillOld = { _id: { $in: old.map(({ _id }) => _id) }, seen: { $lt: before } };
    const { deletedCount } = await attempt(() => this.rows.deleteMany(stillOld));
    return deletedCount;
  }

  private async page(filter: mongo.Filter<WaitingRow>, limit: number): Promise<WaitingPage> {
    const rows = await attempt(() => this.rows.find(filter).sort({ _id: 1 }).limit(limit).toArray());
    const last = rows.at(-1)?._id;
    return {
      replies: rows.map(({ doc }) => doc),
      ...(rows.length === limit && last !== undefined && { next: last }),
    };
  }

  private get rows() {
    return this.database.collection('waiting_replies');
  }
}
