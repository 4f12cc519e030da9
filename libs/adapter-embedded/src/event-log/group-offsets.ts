import type { EmbeddedDatabase } from '../database/embedded-database';
import { integerIn, textIn } from '../database/rows';
import type { Lane } from './log-lanes';

/**
 * How far each group has come. Noted at once, written with whatever is written next: an offset that is lost with the
 * process only has events delivered again.
 */
export class GroupOffsets {
  private readonly next = new Map<string, number>();
  private readonly unwritten = new Map<string, { readonly group: string; readonly lane: Lane }>();
  private writing: Promise<void> | undefined;

  private constructor(private readonly database: EmbeddedDatabase) {}

  static async open(database: EmbeddedDatabase): Promise<GroupOffsets> {
    const offsets = new GroupOffsets(database);
    const rows = await database.read(() =>
      database.statement(`SELECT grp, lane, next FROM group_offsets WHERE grp > ''`).all(),
    );
    for (const row of rows) {
      offsets.next.set(placeKey(textIn(row, 'grp'), integerIn(row, 'lane')), integerIn(row, 'next'));
    }
    return offsets;
  }

  find(group: string, lane: Lane): number {
    return this.next.get(placeKey(group, lane.no)) ?? 0;
  }

  commit(group: string, lane: Lane, next: number): void {
    const key = placeKey(group, lane.no);
    this.next.set(key, next);
    this.unwritten.set(key, { group, lane });
    void this.written().catch(() => undefined);
  }

  /** Resolves when everything noted is durable. What could not be written is tried again with the next commit. */
  async written(): Promise<void> {
    while (this.unwritten.size > 0 || this.writing !== undefined) {
      this.writing ??= this.write().finally(() => {
        this.writing = undefined;
      });
      await this.writing;
    }
  }

  private async write(): Promise<void> {
    let batch: (readonly [string, { readonly group: string; readonly lane: Lane }])[] = [];
    try {
      await this.database.write(() => {
        batch = [...this.unwritten];
        this.unwritten.clear();
        const put = this.database.statement(
          `INSERT INTO group_offsets (grp, lane, next) VALUES (?, ?, ?)
           ON CONFLICT (grp, lane) DO UPDATE SET next = excluded.next`,
        );
        for (const [, { group, lane }] of batch) put.run(group, lane.no, this.find(group, lane));
      });
    } catch (error) {
      for (const [key, place] of batch) this.unwritten.set(key, place);
      throw error;
    }
  }
}

const placeKey = (group: string, lane: number): string => `${group}/${lane}`;
