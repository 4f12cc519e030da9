import { isActiveAdmin, nameKeyOf, Users, type ExternalIdentity, type User, type UserFilter } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn, textIn, type Row } from '../database/rows';

const listName = 'users';

export class EmbeddedUsers extends Users {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override replace(user: User): Promise<'saved' | 'lost' | 'taken'> {
    const { id, revision, identity } = user;
    const [name, outside] = [nameKeyOf(user.name), identity === undefined ? null : identityKeyOf(identity)];
    return this.database.write(() => {
      const stored = this.database.statement('SELECT revision FROM users WHERE id = ?').get(id);
      if ((stored === undefined ? 0 : integerIn(stored, 'revision')) !== revision - 1) return 'lost';
      if (this.isOfAnother('name', name, id) || this.isOfAnother('identity', outside, id)) return 'taken';
      this.database
        .statement(
          `INSERT INTO users (id, revision, name, identity, removed, admin, doc) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, name = excluded.name,
             identity = excluded.identity, removed = excluded.removed, admin = excluded.admin, doc = excluded.doc`,
        )
        .run(
          id,
          revision,
          name,
          outside,
          Number(user.removedAt !== undefined),
          Number(isActiveAdmin(user)),
          json(user),
        );
      return 'saved';
    });
  }

  override find(id: string): Promise<User | undefined> {
    return this.one('SELECT doc FROM users WHERE id = ?', id);
  }

  override findByName(name: string): Promise<User | undefined> {
    return this.one('SELECT doc FROM users WHERE name = ?', nameKeyOf(name));
  }

  override findByIdentity(identity: ExternalIdentity): Promise<User | undefined> {
    return this.one('SELECT doc FROM users WHERE identity = ?', identityKeyOf(identity));
  }

  override async list({
    prefix = '',
    limit,
    cursor,
  }: UserFilter): Promise<{ readonly users: readonly User[]; readonly nextCursor?: string }> {
    const beginning = nameKeyOf(prefix);
    const after = cursor === undefined ? '' : fromCursor(listName, cursor).at;
    const rows = await this.database.all(
      `SELECT name, doc FROM users WHERE removed = 0 AND name >= ? AND name > ? AND name < ? ORDER BY name LIMIT ?`,
      [beginning, after, `${beginning}\u{10FFFF}`, limit + 1],
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: textIn(row, 'name'), row: 0 }));
    return { users: page.rows.map(userIn), ...page.next };
  }

  override hasAdmin(except = ''): Promise<boolean> {
    return this.database.read(() => {
      const sql = 'SELECT 1 FROM users INDEXED BY users_admin WHERE admin = 1 AND id <> ? LIMIT 1';
      return this.database.statement(sql).get(except) !== undefined;
    });
  }

  private one(sql: string, value: string): Promise<User | undefined> {
    return this.database.read(() => {
      const row = this.database.statement(sql).get(value);
      return row === undefined ? undefined : userIn(row);
    });
  }

  private isOfAnother(column: 'name' | 'identity', value: string | null, id: string): boolean {
    const row = this.database.statement(`SELECT id FROM users WHERE ${column} = ?`).get(value);
    return row !== undefined && textIn(row, 'id') !== id;
  }
}

const json = (user: User): string => JSON.stringify(user);

const userIn = (row: Row): User => documentIn('User', row);

const identityKeyOf = ({ issuer, subject }: ExternalIdentity): string => JSON.stringify([issuer, subject]);
