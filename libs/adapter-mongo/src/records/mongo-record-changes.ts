import { RecordChanges, type NotedChange } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import type { MongoDatabase } from '../database/mongo-database';
import { putRows } from '../database/put-rows';
import { toRecordChangeRow } from './record-change-row';

export class MongoRecordChanges extends RecordChanges {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override note(changes: readonly NotedChange[]): Promise<void> {
    const rows = new Map(changes.map(toRecordChangeRow).map((row) => [row._id, row]));
    return putRows(
      this.database.rowsOf('record_changes'),
      [...rows.values()].map(({ _id, ...replacement }) => ({ filter: { _id }, replacement, upsert: true })),
    );
  }

  override async oldest(limit: number): Promise<readonly NotedChange[]> {
    const rows = await attempt(() =>
      this.rows
        .find({ noted: { $gte: '' } })
        .sort({ noted: 1, _id: 1 })
        .limit(limit)
        .toArray(),
    );
    return rows.map(({ doc }) => doc);
  }

  override async forget(changes: readonly NotedChange[]): Promise<void> {
    const byTime = Map.groupBy(changes.map(toRecordChangeRow), ({ noted }) => noted);
    for (const [noted, rows] of byTime) {
      await attempt(() => this.rows.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) }, noted }));
    }
  }

  private get rows() {
    return this.database.collection('record_changes');
  }
}
