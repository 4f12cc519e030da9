import { fromCursor, toPage } from '../database/cursor';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn, type Documents } from '../database/rows';

type Kind = 'Administrator' | 'ApiKey';

/** Statements are put together of these names, and of nothing that anybody sends. */
interface Place<K extends Kind> {
  readonly kind: K;
  readonly table: string;
  readonly hashColumn: string;
  readonly listName: string;
}

/** What was handed out to somebody who is known by it since: kept when it is revoked, listed in the order of being made. */
export class IssuedDocuments<K extends Kind> {
  constructor(
    private readonly database: EmbeddedDatabase,
    private readonly place: Place<K>,
  ) {}

  add(doc: Documents[K], hash: string): Promise<'added' | 'taken'> {
    const { table, hashColumn } = this.place;
    return this.database.write(() => {
      const { changes } = this.database
        .statement(`INSERT INTO ${table} (id, ${hashColumn}, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`)
        .run(doc.id, hash, JSON.stringify(doc));
      return Number(changes) === 0 ? 'taken' : 'added';
    });
  }

  find(id: string): Promise<Documents[K] | undefined> {
    return this.database.read(() => this.stored('id', id));
  }

  findByHash(hash: string): Promise<Documents[K] | undefined> {
    return this.database.read(() => this.stored(this.place.hashColumn, hash));
  }

  async list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly docs: readonly Documents[K][]; readonly next: { readonly nextCursor?: string } }> {
    const { kind, table, listName } = this.place;
    const after = cursor === undefined ? 0 : fromCursor(listName, cursor).row;
    const rows = await this.database.read(() =>
      this.database.statement(`SELECT row, doc FROM ${table} WHERE row > ? ORDER BY row LIMIT ?`).all(after, limit + 1),
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: '', row: integerIn(row, 'row') }));
    return { docs: page.rows.map((row) => documentIn(kind, row)), next: page.next };
  }

  /** Of one that is not revoked. */
  change(id: string, change: Partial<Documents[K]>): Promise<void> {
    return this.database.write(() => {
      const known = this.stored('id', id);
      if (known === undefined || known.revokedAt !== undefined) return;
      this.database
        .statement(`UPDATE ${this.place.table} SET doc = ? WHERE id = ?`)
        .run(JSON.stringify({ ...known, ...change }), id);
    });
  }

  private stored(column: string, value: string): Documents[K] | undefined {
    const { kind, table } = this.place;
    const row = this.database.statement(`SELECT doc FROM ${table} WHERE ${column} = ?`).get(value);
    return row === undefined ? undefined : documentIn(kind, row);
  }
}
