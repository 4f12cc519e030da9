import { ApiKeys, type ApiKey, type ApiKeyChange } from '@foldwatch/ports';
import { attempt, attemptUpsert } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { toApiKeyRow, type ApiKeyRow } from './api-key-row';

const listName = 'api-keys';

export class MongoApiKeys extends ApiKeys {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  /** What is there already stays; whose it is, its hash tells, also when the answer to the first attempt was lost. */
  override async add(key: ApiKey): Promise<'added' | 'taken'> {
    const { _id, ...row } = toApiKeyRow(key);
    await attemptUpsert(() => this.rows.updateOne({ _id }, { $setOnInsert: row }, { upsert: true }));
    const stored = await this.find(key.id);
    return stored?.keyHash === key.keyHash ? 'added' : 'taken';
  }

  override async find(id: string): Promise<ApiKey | undefined> {
    return (await attempt(() => this.rows.findOne({ _id: keyOf(id) })))?.doc;
  }

  override async findByKey(keyHash: string): Promise<ApiKey | undefined> {
    return (await attempt(() => this.rows.findOne({ key: keyOf(keyHash) })))?.doc;
  }

  override async list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly keys: readonly ApiKey[]; readonly nextCursor?: string }> {
    const after = cursor === undefined ? '' : fromCursor(listName, cursor);
    const rows = await attempt(() =>
      this.rows
        .find({ order: { $gt: after } })
        .sort({ order: 1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage<ApiKeyRow>(listName, rows, limit, ({ order }) => order);
    return { keys: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async note(id: string, change: ApiKeyChange): Promise<void> {
    const open = { _id: keyOf(id), 'doc.revokedAt': { $exists: false } };
    const fields = Object.entries(change).map(([name, value]) => [`doc.${name}`, value]);
    await attempt(() => this.rows.updateOne(open, { $set: Object.fromEntries(fields) }));
  }

  private get rows() {
    return this.database.collection('api_keys');
  }
}
