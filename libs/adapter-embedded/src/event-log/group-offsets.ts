import { isNativeError } from 'node:util/types';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { integerIn, textIn } from '../database/rows';
import type { Lane } from './log-lanes';

interface GroupPlace {
  readonly group: string;
  readonly lane: Lane;
}

/**
 * How far each group has come. Noted at once, written with whatever is written next: an offset that is lost with the
 * process only has events delivered again.
 */
export class GroupOffsets {
  private readonly next = new Map<string, number>();
  private readonly unwritten = new Map<string, GroupPlace>();
  /** Comes to the error that it met. */
  private writing: Promise<Error | undefined> | undefined;

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
    this.flush();
  }

  /** Resolves when everything noted is durable. What could not be written is tried again with the next commit. */
  async written(): Promise<void> {
    for (this.flush(); this.writing !== undefined; this.flush()) {
      const failure = await this.writing;
      if (failure !== undefined) throw failure;
    }
  }

  private flush(): void {
    if (this.writing !== undefined || this.unwritten.size === 0) return;
    this.writing = this.write().then((failure) => {
      this.writing = undefined;
      if (failure === undefined) this.flush();
      return failure;
    });
  }

  private async write(): Promise<Error | undefined> {
    let batch: readonly (readonly [string, GroupPlace])[] = [];
    try {
      await this.database.writeAlong(() => {
        batch = [...this.unwritten];
        this.unwritten.clear();
        const put = this.database.statement(
          `INSERT INTO group_offsets (grp, lane, next) VALUES (?, ?, ?)
           ON CONFLICT (grp, lane) DO UPDATE SET next = excluded.next`,
        );
        for (const [, { group, lane }] of batch) put.run(group, lane.no, this.find(group, lane));
      });
      return undefined;
    } catch (error) {
      for (const [key, place] of batch) this.unwritten.set(key, place);
      return isNativeError(error) ? error : new Error('offsets could not be written');
    }
  }
}

const placeKey = (group: string, lane: number): string => `${group}/${lane}`;
