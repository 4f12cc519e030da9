import { EventTexts, type EventText } from '@foldwatch/ports';
import { inPortions, rowsPerPortion, type EmbeddedDatabase } from '../database/embedded-database';
import { integerIn, optionalTextIn, type Row } from '../database/rows';

/** They hold words of what people search for. */
const invertedIndexes = ['activity_terms', 'decision_terms'];
/** Pages of the inverted index that one portion of its merge may write. */
const pagesPerMerge = 100;

/** The log lies in the same file as everything else, so what it says can be put otherwise. */
export class EmbeddedEventTexts extends EventTexts {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override page(cursor = '0'): Promise<{ readonly texts: readonly EventText[]; readonly nextCursor?: string }> {
    return this.database.read(() => {
      const rows = this.database
        .statement('SELECT position, payload FROM events WHERE position > ? ORDER BY position LIMIT ?')
        .all(Number(cursor), rowsPerPortion);
      const last = rows.length === rowsPerPortion ? rows.at(-1) : undefined;
      return { texts: rows.flatMap(textOf), ...(last !== undefined && { nextCursor: positionIn(last) }) };
    });
  }

  override async replace(texts: readonly EventText[]): Promise<void> {
    for (const portion of inPortions(texts)) {
      await this.database.write(() => {
        const update = this.database.statement('UPDATE events SET payload = ? WHERE position = ?');
        for (const { position, payload } of portion) update.run(JSON.stringify(payload), Number(position));
      });
    }
  }

  /**
   * SQLite overwrites what is deleted. The inverted indexes keep the words of what was removed until they are merged, and the
   * write-ahead log all that was written since it was last emptied.
   */
  override async wipe(): Promise<void> {
    for (const index of invertedIndexes) {
      for (let pages = -pagesPerMerge; await this.merge(index, pages); pages = pagesPerMerge);
    }
    await this.database.emptyLog();
  }

  override async holding(): Promise<readonly never[]> {
    return [];
  }

  /** Whether there may be more to merge; a negative number begins anew with all there is. */
  private merge(index: string, pages: number): Promise<boolean> {
    return this.database.write(() => {
      const before = this.totalChanges();
      this.database.statement(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`).run(pages);
      return this.totalChanges() - before >= 2;
    });
  }

  private totalChanges(): number {
    return integerIn(this.database.statement('SELECT total_changes() AS n').get() ?? {}, 'n');
  }
}

const positionIn = (row: Row): string => String(integerIn(row, 'position'));

/** A tombstone says nothing. */
function textOf(row: Row): readonly EventText[] {
  const text = optionalTextIn(row, 'payload');
  return text === undefined ? [] : [{ position: positionIn(row), payload: Object(JSON.parse(text)) }];
}
