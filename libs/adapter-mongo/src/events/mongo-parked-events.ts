import { ParkedEvents, type ParkedEvent } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import type { MongoDatabase } from '../database/mongo-database';
import { putRows } from '../database/put-rows';
import { parkedRowId, toParkedEvent, toParkedRow } from './parked-row';

export class MongoParkedEvents extends ParkedEvents {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override park(events: readonly ParkedEvent[]): Promise<void> {
    const rows = events.map(toParkedRow);
    return putRows(
      this.database.rowsOf('parked_events'),
      rows.map(({ _id, ...replacement }) => ({ filter: { _id }, replacement, upsert: true })),
    );
  }

  override async findDue(group: string, now: Date, limit: number): Promise<readonly ParkedEvent[]> {
    const rows = await attempt(() =>
      this.rows
        .find({ group, due: { $lte: now.toISOString() } })
        .sort({ due: 1 })
        .limit(limit)
        .toArray(),
    );
    return rows.map(toParkedEvent);
  }

  override async remove(events: readonly ParkedEvent[]): Promise<void> {
    if (events.length === 0) return;
    await attempt(() => this.rows.deleteMany({ _id: { $in: events.map(parkedRowId) } }));
  }

  override count(group: string): Promise<number> {
    return attempt(() => this.rows.countDocuments({ group }));
  }

  private get rows() {
    return this.database.collection('parked_events');
  }
}
