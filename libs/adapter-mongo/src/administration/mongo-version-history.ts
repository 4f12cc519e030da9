import { VersionHistory, type KeptVersion } from '@foldwatch/ports';
import { attempt, attemptUpsert } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { toVersionRow, versionRowId, type VersionRow } from './version-row';

const listName = 'versions';

export class MongoVersionHistory extends VersionHistory {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async keep(versions: readonly KeptVersion[]): Promise<void> {
    for (const version of versions) {
      const { _id, ...row } = toVersionRow(version);
      await attemptUpsert(() => this.rows.updateOne({ _id }, { $setOnInsert: row }, { upsert: true }));
    }
  }

  override async find(scope: string, number: number): Promise<KeptVersion | undefined> {
    return (await attempt(() => this.rows.findOne({ _id: versionRowId(scope, number) })))?.doc;
  }

  override async list(
    scope: string,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly versions: readonly KeptVersion[]; readonly nextCursor?: string }> {
    const below = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(fromCursor(listName, cursor));
    const rows = await attempt(() =>
      this.rows
        .find({ scope: keyOf(scope), number: { $lt: below } })
        .sort({ number: -1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage<VersionRow>(listName, rows, limit, ({ number }) => String(number));
    return { versions: page.rows.map(({ doc }) => doc), ...page.next };
  }

  private get rows() {
    return this.database.collection('kept_versions');
  }
}
