import { ApiKeys, type ApiKey, type ApiKeyChange } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn } from '../database/rows';

const listName = 'api-keys';

export class EmbeddedApiKeys extends ApiKeys {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override add(key: ApiKey): Promise<'added' | 'taken'> {
    return this.database.write(() => {
      const { changes } = this.database
        .statement('INSERT INTO api_keys (id, key, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
        .run(key.id, key.keyHash, JSON.stringify(key));
      return Number(changes) === 0 ? 'taken' : 'added';
    });
  }

  override find(id: string): Promise<ApiKey | undefined> {
    return this.database.read(() => this.stored(id));
  }

  override findByKey(keyHash: string): Promise<ApiKey | undefined> {
    return this.database.read(() => {
      const row = this.database.statement('SELECT doc FROM api_keys WHERE key = ?').get(keyHash);
      return row === undefined ? undefined : documentIn('ApiKey', row);
    });
  }

  override async list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly keys: readonly ApiKey[]; readonly nextCursor?: string }> {
    const after = cursor === undefined ? 0 : fromCursor(listName, cursor).row;
    const rows = await this.database.read(() =>
      this.database.statement('SELECT row, doc FROM api_keys WHERE row > ? ORDER BY row LIMIT ?').all(after, limit + 1),
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: '', row: integerIn(row, 'row') }));
    return { keys: page.rows.map((row) => documentIn('ApiKey', row)), ...page.next };
  }

  override note(id: string, change: ApiKeyChange): Promise<void> {
    return this.database.write(() => {
      const known = this.stored(id);
      if (known === undefined || known.revokedAt !== undefined) return;
      this.database
        .statement('UPDATE api_keys SET doc = ? WHERE id = ?')
        .run(JSON.stringify({ ...known, ...change }), id);
    });
  }

  private stored(id: string): ApiKey | undefined {
    const row = this.database.statement('SELECT doc FROM api_keys WHERE id = ?').get(id);
    return row === undefined ? undefined : documentIn('ApiKey', row);
  }
}
