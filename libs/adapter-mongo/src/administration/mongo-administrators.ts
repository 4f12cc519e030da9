import { Administrators, type Administrator, type Revocation } from '@foldwatch/ports';
import { attempt, attemptUpsert } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { toAdministratorRow, type AdministratorRow } from './administrator-row';

const listName = 'administrators';

export class MongoAdministrators extends Administrators {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  /** What is there already stays; whose it is, its token tells, also when the answer to the first attempt was lost. */
  override async add(administrator: Administrator): Promise<'added' | 'taken'> {
    const { _id, ...row } = toAdministratorRow(administrator);
    await attemptUpsert(() => this.rows.updateOne({ _id }, { $setOnInsert: row }, { upsert: true }));
    const stored = await this.find(administrator.id);
    return stored?.tokenHash === administrator.tokenHash ? 'added' : 'taken';
  }

  override async find(id: string): Promise<Administrator | undefined> {
    return (await attempt(() => this.rows.findOne({ _id: keyOf(id) })))?.doc;
  }

  override async findByToken(tokenHash: string): Promise<Administrator | undefined> {
    return (await attempt(() => this.rows.findOne({ token: keyOf(tokenHash) })))?.doc;
  }

  override async list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly administrators: readonly Administrator[]; readonly nextCursor?: string }> {
    const after = cursor === undefined ? '' : fromCursor(listName, cursor);
    const rows = await attempt(() =>
      this.rows
        .find({ order: { $gt: after } })
        .sort({ order: 1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage<AdministratorRow>(listName, rows, limit, ({ order }) => order);
    return { administrators: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async revoke(id: string, { revokedAt, revokedBy }: Revocation): Promise<void> {
    const open = { _id: keyOf(id), 'doc.revokedAt': { $exists: false } };
    const change = { $set: { 'doc.revokedAt': revokedAt, 'doc.revokedBy': revokedBy } };
    await attempt(() => this.rows.updateOne(open, change));
  }

  private get rows() {
    return this.database.collection('administrators');
  }
}
