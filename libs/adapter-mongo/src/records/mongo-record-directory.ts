import type { mongo } from 'mongoose';
import {
  searchWords,
  tablesAt,
  type AccessLevel,
  type CrmRecord,
  type Reader,
  type RecordRef,
} from '@foldwatch/domain';
import { RecordDirectory, recordKey, type RecordFilter } from '@foldwatch/ports';
import { attempt, attemptUpsert } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import type { MongoDatabase } from '../database/mongo-database';
import { importRecords, type ImportCounts } from './import-records';
import {
  addressKey,
  domainKey,
  mergedKey,
  parentKey,
  readerKey,
  recordRowId,
  tableKey,
  wordKey,
  type RecordRow,
} from './record-row';

const listName = 'records';
/** One more than are ever resolved, so that "too many" can be told. */
const maxMatches = 101;
/** One more than may stand for a domain. */
const maxAccounts = 2;
/** Nobody merges more into one by hand. */
const maxMerged = 1000;
/** Above it some address has very many records; then each is asked for by itself. */
const maxTogether = 2000;

export class MongoRecordDirectory extends RecordDirectory {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override resolveMany(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly CrmRecord[]>> {
    return this.havingEach(addresses, addressKey, maxMatches);
  }

  override accountsByDomain(domains: readonly string[]): Promise<ReadonlyMap<string, readonly CrmRecord[]>> {
    return this.havingEach(domains, domainKey, maxAccounts);
  }

  override async mergedInto(survivors: readonly RecordRef[]): Promise<readonly CrmRecord[]> {
    const found = await this.havingEach(survivors.map(mergedKey), (key) => key, maxMerged);
    return [...found.values()].flat();
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
    const _id = recordRowId(ref);
    await this.noteNumber(_id);
    const { deletedCount } = await attempt(() => this.rows.deleteOne({ _id }));
    return deletedCount > 0;
  }

  override async list({ table, email, q, parentAccountId, reader, cursor, limit }: RecordFilter): Promise<{
    readonly records: readonly CrmRecord[];
    readonly nextCursor?: string;
  }> {
    const conditions: mongo.Filter<RecordRow>[] = [
      ...(email === undefined ? [] : [{ keys: addressKey(email) }]),
      ...(parentAccountId === undefined ? [] : [{ keys: parentKey(parentAccountId) }]),
      ...(table === undefined ? [] : [{ keys: tableKey(table) }]),
      ...searchWords([q ?? '']).map((word) => ({ keys: new RegExp(`^${wordKey(word)}`, 'u') })),
      ...(reader === undefined ? [] : [readableBy(reader)]),
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

  /** Before a record of ours goes, so that the next one of its address gets another id. */
  private async noteNumber(rowId: string): Promise<void> {
    const row = await attempt(() => this.rows.findOne({ _id: rowId }, { projection: { 'doc.created': 1 } }));
    if (row?.doc?.created === undefined) return;
    const { addressHash: _id, number } = row.doc.created;
    const numbers = this.database.collection('claim_numbers');
    await attemptUpsert(() => numbers.updateOne({ _id }, { $max: { number } }, { upsert: true }));
  }

  /** Of each text the records that have its key, in one query; in one for each where some have very many. */
  private async havingEach(
    texts: readonly string[],
    toKey: (text: string) => string,
    limit: number,
  ): Promise<ReadonlyMap<string, readonly CrmRecord[]>> {
    const keys = new Map(texts.map((text) => [text, toKey(text)]));
    if (keys.size === 0) return new Map();
    const together = await this.having({ $in: [...keys.values()] }, maxTogether);
    const byKey = new Map<string, CrmRecord[]>([...keys.values()].map((key) => [key, []]));
    for (const { keys: own, doc } of together) for (const key of own) byKey.get(key)?.push(doc);
    const found = new Map<string, readonly CrmRecord[]>();
    for (const [text, key] of keys) {
      const isCut = together.length === maxTogether;
      const records = isCut ? (await this.having(key, limit)).map(({ doc }) => doc) : (byKey.get(key) ?? []);
      if (records.length > 0) found.set(text, records.slice(0, limit));
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

/** Records of tables that are open to the reader, and of others those that are their own. */
function readableBy(reader: Reader): mongo.Filter<RecordRow> {
  const open = ofTables(reader, 'organization');
  if (reader.systemUserId === undefined) return open;
  return { $or: [open, { $and: [ofTables(reader, 'user'), { keys: readerKey(reader.systemUserId) }] }] };
}

function ofTables(reader: Reader, level: AccessLevel): mongo.Filter<RecordRow> {
  const { kind, tables } = tablesAt(reader, level);
  const keys = tables.map(tableKey);
  return { keys: kind === 'these' ? { $in: keys } : { $nin: keys } };
}
