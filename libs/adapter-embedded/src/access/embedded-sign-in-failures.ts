import { SignInFailures, type Failures } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { integerIn, textIn } from '../database/rows';

export class EmbeddedSignInFailures extends SignInFailures {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override findMany(keys: readonly string[]): Promise<ReadonlyMap<string, Failures>> {
    return this.database.read(() => {
      const found = keys.map((key) => [key, this.stored(key)] as const);
      return new Map(found.flatMap(([key, failures]) => (failures === undefined ? [] : [[key, failures]])));
    });
  }

  override note(key: string, known: Failures | undefined, at: string): Promise<'noted' | 'lost'> {
    return this.database.write(() => {
      const count = known?.count ?? 0;
      if ((this.stored(key)?.count ?? 0) !== count) return 'lost';
      this.database
        .statement(
          `INSERT INTO sign_in_failures (key, count, last) VALUES (?, ?, ?)
           ON CONFLICT (key) DO UPDATE SET count = excluded.count, last = excluded.last`,
        )
        .run(key, count + 1, at);
      return 'noted';
    });
  }

  override forget(key: string): Promise<void> {
    return this.database.write(() => {
      this.database.statement('DELETE FROM sign_in_failures WHERE key = ?').run(key);
    });
  }

  override removeBefore(before: string, limit: number): Promise<number> {
    return this.database.write(() => {
      const chosen = 'SELECT row FROM sign_in_failures WHERE last < ? LIMIT ?';
      const { changes } = this.database
        .statement(`DELETE FROM sign_in_failures WHERE row IN (${chosen})`)
        .run(before, limit);
      return Number(changes);
    });
  }

  private stored(key: string): Failures | undefined {
    const row = this.database.statement('SELECT count, last FROM sign_in_failures WHERE key = ?').get(key);
    return row === undefined ? undefined : { count: integerIn(row, 'count'), lastAt: textIn(row, 'last') };
  }
}
