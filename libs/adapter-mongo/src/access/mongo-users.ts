import { Users, type ExternalIdentity, type User, type UserFilter } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { compareAndSet } from '../database/compare-and-set';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { identityKeyOf, toUserRow, userNameKey, type UserRow } from './user-row';

const listName = 'users';

export class MongoUsers extends Users {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  /** Name and identity are unique keys: one in use refuses the row as a stored revision does, and then it is looked which. */
  override async replace(user: User): Promise<'saved' | 'lost' | 'taken'> {
    const lost = await compareAndSet(this.database.rowsOf('users'), [toUserRow(user)]);
    if (lost.length === 0) return 'saved';
    const { name, identity } = toUserRow(user);
    const others = { _id: { $ne: keyOf(user.id) } };
    const sameName = await attempt(() => this.rows.findOne({ ...others, name }));
    if (sameName !== null) return 'taken';
    if (identity === undefined) return 'lost';
    return (await attempt(() => this.rows.findOne({ ...others, identity }))) === null ? 'lost' : 'taken';
  }

  override async find(id: string): Promise<User | undefined> {
    return (await attempt(() => this.rows.findOne({ _id: keyOf(id) })))?.doc;
  }

  override async findByName(name: string): Promise<User | undefined> {
    return (await attempt(() => this.rows.findOne({ name: userNameKey(name) })))?.doc;
  }

  override async findByIdentity(identity: ExternalIdentity): Promise<User | undefined> {
    return (await attempt(() => this.rows.findOne({ identity: identityKeyOf(identity) })))?.doc;
  }

  override async list({
    prefix = '',
    limit,
    cursor,
  }: UserFilter): Promise<{ readonly users: readonly User[]; readonly nextCursor?: string }> {
    const beginning = userNameKey(prefix);
    const after = cursor === undefined ? '' : fromCursor(listName, cursor);
    const name = { $gte: beginning, $gt: after, $lt: `${beginning}\u{10FFFF}` };
    const rows = await attempt(() =>
      this.rows
        .find({ removed: false, name })
        .sort({ name: 1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage<UserRow>(listName, rows, limit, (row) => row.name);
    return { users: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async hasAdmin(except = ''): Promise<boolean> {
    const filter = { admin: true, _id: { $ne: keyOf(except) } } as const;
    return (await attempt(() => this.rows.findOne(filter, { projection: { _id: 1 } }))) !== null;
  }

  private get rows() {
    return this.database.collection('users');
  }
}
