import { rowsPerPortion, type EmbeddedDatabase } from '../database/embedded-database';
import { integerIn, optionalTextIn, textIn, type Row } from '../database/rows';
import type { Lane, LogLanes, Topics } from './log-lanes';

const dayMs = 24 * 60 * 60 * 1000;

/** Removes what is too old, and of compacted topics what a newer event of its key replaced; a portion at a time. */
export class LogRetention {
  constructor(
    private readonly database: EmbeddedDatabase,
    private readonly lanes: LogLanes,
    private readonly topics: Topics,
  ) {}

  /** Internal topics carry untracked mail, and are kept no longer than `internalDays`. Says how many events went. */
  async sweep(now: Date, internalDays: number): Promise<number> {
    let removed = 0;
    for (const topic of this.lanes.topics) {
      const settings = this.topics[topic];
      if (settings === undefined) continue;
      const keptDays = settings.isPublic ? settings.retentionDays : Math.min(settings.retentionDays, internalDays);
      const before = now.getTime() - keptDays * dayMs;
      for (const lane of this.lanes.of(topic)) {
        removed += settings.compacted ? await this.compact(lane, before) : await this.expire(lane, before);
      }
    }
    return removed;
  }

  private expire(lane: Lane, before: number): Promise<number> {
    return this.inPortions(() => {
      const oldest = this.database
        .statement('SELECT pos, appended FROM events WHERE lane = ? AND pos >= 0 ORDER BY pos LIMIT ?')
        .all(lane.no, rowsPerPortion);
      const last = oldest.findLast((row) => integerIn(row, 'appended') < before);
      if (last === undefined) return { removed: 0, more: false };
      const end = integerIn(last, 'pos') + 1;
      this.database.statement('UPDATE lanes SET next = max(next, ?) WHERE no = ?').run(end, lane.no);
      const { changes } = this.database.statement('DELETE FROM events WHERE lane = ? AND pos < ?').run(lane.no, end);
      return { removed: Number(changes), more: oldest.at(-1) === last && oldest.length === rowsPerPortion };
    });
  }

  private async compact(lane: Lane, tombstonesBefore: number): Promise<number> {
    const replaced = await this.inPortions(() => this.compactPortion(lane));
    return replaced + (await this.inPortions(() => this.expireTombstones(lane, tombstonesBefore)));
  }

  private compactPortion(lane: Lane): Portion {
    const start = this.database.statement('SELECT compacted FROM lanes WHERE no = ?').get(lane.no);
    const rows = this.database
      .statement(
        `SELECT pos, appended, key, payload IS NULL AS removed FROM events
         WHERE lane = ? AND pos >= ? ORDER BY pos LIMIT ?`,
      )
      .all(lane.no, Number(start?.['compacted'] ?? 0), rowsPerPortion);
    const last = rows.at(-1);
    if (last === undefined) return { removed: 0, more: false };
    const removed = rows.filter((row) => this.replaceOlder(lane, row)).length;
    this.database.statement('UPDATE lanes SET compacted = ? WHERE no = ?').run(integerIn(last, 'pos') + 1, lane.no);
    return { removed, more: rows.length === rowsPerPortion };
  }

  /** Whether there was an older event of the key. */
  private replaceOlder(lane: Lane, row: Row): boolean {
    const key = textIn(row, 'key');
    const older = this.database.statement('SELECT pos FROM latest_events WHERE lane = ? AND key = ?').get(lane.no, key);
    if (older !== undefined) this.remove(lane, integerIn(older, 'pos'));
    this.database
      .statement(
        `INSERT INTO latest_events (lane, key, pos, removed) VALUES (?, ?, ?, ?)
         ON CONFLICT (lane, key) DO UPDATE SET pos = excluded.pos, removed = excluded.removed`,
      )
      .run(lane.no, key, integerIn(row, 'pos'), row['removed'] === 1 ? integerIn(row, 'appended') : null);
    return older !== undefined;
  }

  private expireTombstones(lane: Lane, before: number): Portion {
    const rows = this.database
      .statement('SELECT key, pos FROM latest_events WHERE lane = ? AND removed < ? ORDER BY removed LIMIT ?')
      .all(lane.no, before, rowsPerPortion);
    const forget = this.database.statement('DELETE FROM latest_events WHERE lane = ? AND key = ?');
    for (const row of rows) {
      this.remove(lane, integerIn(row, 'pos'));
      forget.run(lane.no, optionalTextIn(row, 'key') ?? '');
    }
    return { removed: rows.length, more: rows.length === rowsPerPortion };
  }

  private remove(lane: Lane, offset: number): void {
    this.database.statement('UPDATE lanes SET next = max(next, ?) WHERE no = ?').run(offset + 1, lane.no);
    this.database.statement('DELETE FROM events WHERE lane = ? AND pos = ?').run(lane.no, offset);
  }

  private async inPortions(portion: () => Portion): Promise<number> {
    let removed = 0;
    for (;;) {
      const done = await this.database.write(portion);
      removed += done.removed;
      if (!done.more) return removed;
    }
  }
}

interface Portion {
  readonly removed: number;
  readonly more: boolean;
}
