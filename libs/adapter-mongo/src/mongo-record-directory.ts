import type { mongo } from 'mongoose';
import { searchWords, type CrmRecord, type RecordRef } from '@foldwatch/domain';
import { RecordDirectory, recordKey, type RecordFilter } from '@foldwatch/ports';
import { attempt } from './database/attempts';
import { fromCursor, toPage } from './database/cursor';
import type { MongoDatabase } from './database/mongo-database';
import { importRecords, type ImportCounts } from './import-records';
import { addressKey, recordRowId, tableKey, wordKey, type RecordRow } from './record-row';

const listName = 'records';
/** One more than are ever resolved, so that "too many" can be told. */
const maxMatches = 101;
/** Above it some address has very many records; then each is asked for by itself. */
const maxTogether = 2000;

export class MongoRecordDirectory extends RecordDirectory {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async resolveMany(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly CrmRecord[]>> {
    const asked = [...new Set(addresses)];
    if (asked.length === 0) return new Map();
    const together = await this.having({ $in: asked.map(addressKey) }, maxTogether);
    if (together.length === maxTogether) return this.resolveEach(asked);
    const byKey = new Map<string, CrmRecord[]>(asked.map((address) => [addressKey(address), []]));
    for (const { keys, doc } of together) for (const key of keys) byKey.get(key)?.push(doc);
    const found = asked.map(
      (address) => [address, byKey.get(addressKey(address))?.slice(0, maxMatches) ?? []] as const,
    );
    return new Map(found.filter(([, records]) => records.length > 0));
  }

  override async findMany(refs: readonly RecordRef[]): Promise<ReadonlyMap<string, CrmRecord>> {
    if (refs.length === 0) return new Map();
    const filter = { _id: { $in: refs.map(recordRowId) } };
    const rows = await attempt(() => this.rows.find(filter, { projection: { doc: 1 } }).toArray());
    return new Map(rows.map(({ doc }) => [recordKey(doc), doc]));
  }

  override putMany(records: readonly CrmRecord[]): Promise<ImportCounts> {
    return importRecords(this.database, records);
  }

  override async remove(ref: RecordRef): Promise<boolean> {
    const { deletedCount } = await attempt(() => this.rows.deleteOne({ _id: recordRowId(ref) }));
    return deletedCount > 0;
  }

  override async list({ table, email, q, cursor, limit }: RecordFilter): Promise<{
    readonly records: readonly CrmRecord[];
    readonly nextCursor?: string;
  }> {
    const conditions: mongo.Filter<RecordRow>[] = [
      ...(email === undefined ? [] : [{ keys: addressKey(email) }]),
      ...(table === undefined ? [] : [{ keys: tableKey(table) }]),
      ...searchWords([q ?? '']).map((word) => ({ keys: new RegExp(`^${wordKey(word)}`, 'u') })),
    ];
    const after = cursor === undefined ? '' : fromCursor(listName, cursor);
    const filter = { _id: { $gt: after }, ...(conditions.length > 0 && { $and: conditions }) };
    const rows = await attempt(() =>
      this.rows
        .find(filter, { projection: { doc: 1 } })
        .sort({ _id: 1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage(listName, rows, limit, ({ _id }) => _id);
    return { records: page.rows.map(({ doc }) => doc), ...page.next };
  }

  private async resolveEach(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly CrmRecord[]>> {
    const found = new Map<string, readonly CrmRecord[]>();
    for (const address of addresses) {
      const rows = await this.having(addressKey(address), maxMatches);
      if (rows.length > 0)
        found.set(
          address,
          rows.map(({ doc }) => doc),
        );
    }
    return found;
  }

  private having(key: string | { readonly $in: readonly string[] }, limit: number): Promise<readonly RecordRow[]> {
    return attempt(() => this.rows.find({ keys: key }).limit(limit).toArray());
  }

  private get rows() {
    return this.database.collection('records');
  }
}
