import { Administrators, type Administrator, type Revocation } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn } from '../database/rows';

const listName = 'administrators';

export class EmbeddedAdministrators extends Administrators {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override add(administrator: Administrator): Promise<'added' | 'taken'> {
    return this.database.write(() => {
      const { changes } = this.database
        .statement('INSERT INTO administrators (id, token, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
        .run(administrator.id, administrator.tokenHash, JSON.stringify(administrator));
      return Number(changes) === 0 ? 'taken' : 'added';
    });
  }

  override find(id: string): Promise<Administrator | undefined> {
    return this.database.read(() => this.stored(id));
  }

  override findByToken(tokenHash: string): Promise<Administrator | undefined> {
    return this.database.read(() => {
      const row = this.database.statement('SELECT doc FROM administrators WHERE token = ?').get(tokenHash);
      return row === undefined ? undefined : documentIn('Administrator', row);
    });
  }

  override async list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly administrators: readonly Administrator[]; readonly nextCursor?: string }> {
    const after = cursor === undefined ? 0 : fromCursor(listName, cursor).row;
    const rows = await this.database.read(() =>
      this.database
        .statement('SELECT row, doc FROM administrators WHERE row > ? ORDER BY row LIMIT ?')
        .all(after, limit + 1),
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: '', row: integerIn(row, 'row') }));
    return { administrators: page.rows.map((row) => documentIn('Administrator', row)), ...page.next };
  }

  override revoke(id: string, revocation: Revocation): Promise<void> {
    return this.database.write(() => {
      const known = this.stored(id);
      if (known === undefined || known.revokedAt !== undefined) return;
      this.database
        .statement('UPDATE administrators SET doc = ? WHERE id = ?')
        .run(JSON.stringify({ ...known, ...revocation }), id);
    });
  }

  private stored(id: string): Administrator | undefined {
    const row = this.database.statement('SELECT doc FROM administrators WHERE id = ?').get(id);
    return row === undefined ? undefined : documentIn('Administrator', row);
  }
}
