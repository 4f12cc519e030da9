import { RecordChanges, subjectKey, type NotedChange } from '@foldwatch/ports';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn } from '../database/rows';

export class EmbeddedRecordChanges extends RecordChanges {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override async note(changes: readonly NotedChange[]): Promise<void> {
    const portions = inPortions(changes).map((portion) =>
      this.database.write(() => {
        const put = this.database.statement(
          `INSERT INTO record_changes (subject, noted, doc) VALUES (?, ?, ?)
           ON CONFLICT (subject) DO UPDATE SET noted = excluded.noted, doc = excluded.doc`,
        );
        for (const change of portion) put.run(subjectIn(change), change.notedAt, JSON.stringify(change));
      }),
    );
    await Promise.all(portions);
  }

  override oldest(limit: number): Promise<readonly NotedChange[]> {
    return this.database.read(() =>
      this.database
        .statement(`SELECT doc FROM record_changes WHERE noted >= '' ORDER BY noted, subject LIMIT ?`)
        .all(limit)
        .map((row) => documentIn('NotedChange', row)),
    );
  }

  override async forget(changes: readonly NotedChange[]): Promise<void> {
    const portions = inPortions(changes).map((portion) =>
      this.database.write(() => {
        const remove = this.database.statement('DELETE FROM record_changes WHERE subject = ? AND noted = ?');
        for (const change of portion) remove.run(subjectIn(change), change.notedAt);
      }),
    );
    await Promise.all(portions);
  }
}

const subjectIn = ({ subject }: NotedChange): string => subjectKey(subject).join('\t');
