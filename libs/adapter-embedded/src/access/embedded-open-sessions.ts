import { holderKeyOf, OpenSessions, type OpenSession } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn } from '../database/rows';

const listName = 'sessions';

export class EmbeddedOpenSessions extends OpenSessions {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override open(session: OpenSession): Promise<void> {
    return this.database.write(() => {
      this.database
        .statement('INSERT INTO open_sessions (id, holder, used, doc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
        .run(session.id, holderKeyOf(session.holder), session.usedAt, JSON.stringify(session));
    });
  }

  override find(id: string): Promise<OpenSession | undefined> {
    return this.database.read(() => this.stored(id));
  }

  override async list(
    holderKey: string | undefined,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly sessions: readonly OpenSession[]; readonly nextCursor?: string }> {
    const below = cursor === undefined ? Number.MAX_SAFE_INTEGER : fromCursor(listName, cursor).row;
    const ofHolder = holderKey === undefined ? '' : 'holder = ? AND';
    const rows = await this.database.all(
      `SELECT row, doc FROM open_sessions WHERE ${ofHolder} row < ? ORDER BY row DESC LIMIT ?`,
      [...(holderKey === undefined ? [] : [holderKey]), below, limit + 1],
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: '', row: integerIn(row, 'row') }));
    return { sessions: page.rows.map((row) => documentIn('OpenSession', row)), ...page.next };
  }

  override use(id: string, usedAt: string): Promise<void> {
    return this.database.write(() => {
      const known = this.stored(id);
      if (known === undefined) return;
      this.database
        .statement('UPDATE open_sessions SET used = ?, doc = ? WHERE id = ?')
        .run(usedAt, JSON.stringify({ ...known, usedAt }), id);
    });
  }

  override end(id: string): Promise<void> {
    return this.database.write(() => {
      this.database.statement('DELETE FROM open_sessions WHERE id = ?').run(id);
    });
  }

  override endAll(holderKey: string): Promise<void> {
    return this.database.write(() => {
      this.database.statement('DELETE FROM open_sessions WHERE holder = ?').run(holderKey);
    });
  }

  override removeUnused(before: string, limit: number): Promise<number> {
    return this.database.write(() => {
      const chosen = 'SELECT row FROM open_sessions WHERE used < ? LIMIT ?';
      const { changes } = this.database
        .statement(`DELETE FROM open_sessions WHERE row IN (${chosen})`)
        .run(before, limit);
      return Number(changes);
    });
  }

  private stored(id: string): OpenSession | undefined {
    const row = this.database.statement('SELECT doc FROM open_sessions WHERE id = ?').get(id);
    return row === undefined ? undefined : documentIn('OpenSession', row);
  }
}
