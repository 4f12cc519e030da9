import { OpenSessions, type OpenSession } from '@foldwatch/ports';
import { attempt, attemptUpsert } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { toSessionRow, type SessionRow } from './session-row';

const listName = 'sessions';

export class MongoOpenSessions extends OpenSessions {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async open(session: OpenSession): Promise<void> {
    const { _id, ...row } = toSessionRow(session);
    await attemptUpsert(() => this.rows.updateOne({ _id }, { $setOnInsert: row }, { upsert: true }));
  }

  override async find(id: string): Promise<OpenSession | undefined> {
    return (await attempt(() => this.rows.findOne({ _id: keyOf(id) })))?.doc;
  }

  override async list(
    holderKey: string | undefined,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly sessions: readonly OpenSession[]; readonly nextCursor?: string }> {
    const order = { $gt: '', ...(cursor !== undefined && { $lt: fromCursor(listName, cursor) }) };
    const rows = await attempt(() =>
      this.rows
        .find({ ...(holderKey !== undefined && { holder: keyOf(holderKey) }), order })
        .sort({ order: -1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage<SessionRow>(listName, rows, limit, (row) => row.order);
    return { sessions: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async use(id: string, usedAt: string): Promise<void> {
    await attempt(() => this.rows.updateOne({ _id: keyOf(id) }, { $set: { used: usedAt, 'doc.usedAt': usedAt } }));
  }

  override async end(id: string): Promise<void> {
    await attempt(() => this.rows.deleteOne({ _id: keyOf(id) }));
  }

  override async endAll(holderKey: string): Promise<void> {
    await attempt(() => this.rows.deleteMany({ holder: keyOf(holderKey) }));
  }

  override async removeUnused(before: string, limit: number): Promise<number> {
    const old = await attempt(() =>
      this.rows
        .find({ used: { $lt: before } }, { projection: { _id: 1 } })
        .limit(limit)
        .toArray(),
    );
    if (old.length === 0) return 0;
    await attempt(() => this.rows.deleteMany({ _id: { $in: old.map(({ _id }) => _id) }, used: { $lt: before } }));
    return old.length;
  }

  private get rows() {
    return this.database.collection('open_sessions');
  }
}
