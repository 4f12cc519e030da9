import { VersionHistory, type KeptVersion } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn } from '../database/rows';

const listName = 'versions';

export class EmbeddedVersionHistory extends VersionHistory {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override async keep(versions: readonly KeptVersion[]): Promise<void> {
    const portions = inPortions(versions).map((portion) =>
      this.database.write(() => {
        for (const version of portion) this.insert(version);
      }),
    );
    await Promise.all(portions);
  }

  override find(scope: string, number: number): Promise<KeptVersion | undefined> {
    return this.database.read(() => {
      const row = this.database
        .statement('SELECT doc FROM kept_versions WHERE scope = ? AND number = ?')
        .get(scope, number);
      return row === undefined ? undefined : documentIn('KeptVersion', row);
    });
  }

  override async list(
    scope: string,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly versions: readonly KeptVersion[]; readonly nextCursor?: string }> {
    const below = cursor === undefined ? Number.MAX_SAFE_INTEGER : fromCursor(listName, cursor).row;
    const rows = await this.database.all(
      'SELECT number, doc FROM kept_versions WHERE scope = ? AND number < ? ORDER BY number DESC LIMIT ?',
      [scope, below, limit + 1],
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: '', row: integerIn(row, 'number') }));
    return { versions: page.rows.map((row) => documentIn('KeptVersion', row)), ...page.next };
  }

  private insert(version: KeptVersion): void {
    this.database
      .statement('INSERT INTO kept_versions (scope, number, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      .run(version.scope, version.number, JSON.stringify(version));
  }
}
