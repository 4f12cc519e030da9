import { isDeepStrictEqual } from 'node:util';
import {
  accountDomains,
  deliveredOver,
  readersOf,
  searchWords,
  type CrmRecord,
  type RecordRef,
} from '@foldwatch/domain';
import { RecordDirectory, recordKey, type RecordFilter } from '@foldwatch/ports';
import { ClaimNumbers } from './claim-numbers';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import {
  KeyIndex,
  domainKey,
  indexKey,
  keyList,
  mergedKey,
  parentKey,
  readerKey,
  wordKey,
} from '../database/index-keys';
import { documentIn, integerIn, textIn } from '../database/rows';
import { addressKey, listRecords, tableKey } from './list-records';

type PutOutcome = 'created' | 'updated' | 'unchanged';

/** Addresses whose records are remembered: the same people write again and again. */
const mostRemembered = 5_000;
/** Keys that one statement looks up: more than a batch of messages has addresses. */
const askedAtOnce = 2_000;
/** One more than are ever resolved, so that "too many" can be told. */
const maxMatches = 101;
/** One more than may stand for a domain. */
const maxAccounts = 2;
/** Nobody merges more into one by hand. */
const maxMerged = 1_000;

/** What was made of an address, also after that has left it. */
const madeOfKey = (addressHash: string): string => indexKey('n', addressHash);

const recordKeys = (record: CrmRecord): string =>
  keyList([
    tableKey(record.table),
    ...record.emailAddresses.map(addressKey),
    ...accountDomains(record).map(domainKey),
    ...searchWords([record.name]).map(wordKey),
    ...readersOf(record).map(readerKey),
    ...(record.parentAccountId === undefined ? [] : [parentKey(record.parentAccountId)]),
    ...(record.mergedInto === undefined ? [] : [mergedKey(record.mergedInto.table, record.mergedInto.id)]),
    ...(record.created === undefined ? [] : [madeOfKey(record.created.addressHash)]),
  ]);

export class EmbeddedRecordDirectory extends RecordDirectory {
  private readonly index: KeyIndex;
  private readonly numbers: ClaimNumbers;
  /**
   * Filled while no write is open and emptied within each, so that it never knows better than the table: nobody else writes
   * to this file.
   */
  private readonly remembered = new Map<string, readonly CrmRecord[]>();

  constructor(private readonly database: EmbeddedDatabase) {
    super();
    this.index = new KeyIndex(database, 'record_keys');
    this.numbers = new ClaimNumbers(database);
  }

  override async resolveMany(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly CrmRecord[]>> {
    const found = new Map<string, readonly CrmRecord[]>();
    for (const portion of inPortions([...new Set(addresses)], askedAtOnce)) {
      await this.database.read(() => {
        this.remember(portion);
        for (const address of portion) {
          const records = this.remembered.get(address) ?? [];
          if (records.length > 0) found.set(address, records);
        }
      });
    }
    return found;
  }

  override async accountsByDomain(domains: readonly string[]): Promise<ReadonlyMap<string, readonly CrmRecord[]>> {
    const found = new Map<string, readonly CrmRecord[]>();
    for (const portion of inPortions([...new Set(domains)], askedAtOnce)) {
      await this.database.read(() => {
        for (const [domain, accounts] of this.withEach(portion, domainKey, maxAccounts)) found.set(domain, accounts);
      });
    }
    return found;
  }

  override async mergedInto(survivors: readonly RecordRef[]): Promise<readonly CrmRecord[]> {
    const found: CrmRecord[] = [];
    const keys = new Set(survivors.map(({ table, id }) => mergedKey(table, id)));
    for (const portion of inPortions([...keys], askedAtOnce)) {
      await this.database.read(() => {
        for (const merged of this.withEach(portion, (key) => key, maxMerged).values()) found.push(...merged);
      });
    }
    return found;
  }

  override async findMany(refs: readonly RecordRef[]): Promise<ReadonlyMap<string, CrmRecord>> {
    const found = new Map<string, CrmRecord>();
    for (const portion of inPortions(refs)) {
      await this.database.read(() => {
        const find = this.database.statement('SELECT doc FROM records WHERE tbl = ? AND id = ?');
        for (const ref of portion) {
          const row = find.get(ref.table, ref.id);
          if (row !== undefined) found.set(recordKey(ref), documentIn('CrmRecord', row));
        }
      });
    }
    return found;
  }

  override async putMany(
    records: readonly CrmRecord[],
  ): Promise<{ readonly created: number; readonly updated: number; readonly unchanged: number }> {
    const counts = { created: 0, updated: 0, unchanged: 0 };
    const portions = inPortions(records).map((portion) =>
      this.database.write(() => {
        return portion.map((record) => this.put(record));
      }),
    );
    for (const outcome of (await Promise.all(portions)).flat()) counts[outcome] += 1;
    return counts;
  }

  override remove(ref: RecordRef): Promise<boolean> {
    return this.database.write(() => {
      this.remembered.clear();
      const stored = this.database
        .statement('SELECT row, keys, doc FROM records WHERE tbl = ? AND id = ?')
        .get(ref.table, ref.id);
      if (stored === undefined) return false;
      const row = integerIn(stored, 'row');
      const { created } = documentIn('CrmRecord', stored);
      if (created !== undefined) this.numbers.note(created);
      this.index.change(row, textIn(stored, 'keys'), '');
      this.database.statement('DELETE FROM records WHERE row = ?').run(row);
      return true;
    });
  }

  override async list(
    filter: RecordFilter,
  ): Promise<{ readonly records: readonly CrmRecord[]; readonly nextCursor?: string }> {
    const { rows, next } = await listRecords(this.database, filter);
    return { records: rows.map((row) => documentIn('CrmRecord', row)), ...next };
  }

  /** What the table has, also within a write. */
  having(address: string): readonly CrmRecord[] {
    return this.withKey(addressKey(address), maxMatches);
  }

  /** How many records were made of the address so far. */
  madeOf(addressHash: string): number {
    const stored = this.withKey(madeOfKey(addressHash), maxMatches).map(({ created }) => created?.number ?? 0);
    return Math.max(this.numbers.of(addressHash), ...stored);
  }

  /** What is not remembered of these addresses is looked up. */
  private remember(addresses: readonly string[]): void {
    const unknown = addresses.filter((address) => !this.remembered.has(address));
    const isFull = this.remembered.size + unknown.length > mostRemembered;
    if (isFull) this.remembered.clear();
    const asked = isFull ? addresses : unknown;
    if (asked.length === 0) return;
    const found = this.withEach(asked, addressKey, maxMatches);
    for (const address of asked) this.remembered.set(address, found.get(address) ?? []);
  }

  /** Of each text the records that have its key, in one statement for all. */
  private withEach(
    texts: readonly string[],
    toKey: (text: string) => string,
    limit: number,
  ): ReadonlyMap<string, readonly CrmRecord[]> {
    const found = new Map<string, CrmRecord[]>();
    const rows = this.database
      .statement(
        `SELECT asked.key AS place, r.doc FROM json_each(?) asked
         CROSS JOIN records r ON r.row IN (SELECT record FROM record_keys WHERE key = asked.value LIMIT ?)`,
      )
      .all(JSON.stringify(texts.map(toKey)), limit);
    for (const row of rows) {
      const text = texts[integerIn(row, 'place')] ?? '';
      const record = documentIn('CrmRecord', row);
      const known = found.get(text);
      if (known === undefined) found.set(text, [record]);
      else known.push(record);
    }
    return found;
  }

  private withKey(key: string, limit: number): readonly CrmRecord[] {
    return this.database
      .statement('SELECT r.doc FROM record_keys k CROSS JOIN records r ON r.row = k.record WHERE k.key = ? LIMIT ?')
      .all(key, limit)
      .map((row) => documentIn('CrmRecord', row));
  }

  /** Within a write. When it was modified is no change by itself, so that an import of the same list again writes nothing. */
  put(record: CrmRecord): PutOutcome {
    this.remembered.clear();
    const stored = this.database
      .statement('SELECT row, keys, doc FROM records WHERE tbl = ? AND id = ?')
      .get(record.table, record.id);
    if (stored === undefined) {
      const keys = recordKeys(record);
      const { lastInsertRowid } = this.database
        .statement('INSERT INTO records (tbl, id, keys, doc) VALUES (?, ?, ?, ?)')
        .run(record.table, record.id, keys, JSON.stringify(record));
      this.index.change(lastInsertRowid, '', keys);
      return 'created';
    }
    const known = documentIn('CrmRecord', stored);
    const replacement = asStored(deliveredOver(record, known));
    if (isDeepStrictEqual({ ...replacement, modifiedAt: known.modifiedAt }, known)) return 'unchanged';
    const row = integerIn(stored, 'row');
    const keys = recordKeys(replacement);
    this.index.change(row, textIn(stored, 'keys'), keys);
    this.database
      .statement('UPDATE records SET keys = ?, doc = ? WHERE row = ?')
      .run(keys, JSON.stringify(replacement), row);
    return 'updated';
  }
}

/** Without the fields that are present but undefined. */
const asStored = (record: CrmRecord): CrmRecord => documentIn('CrmRecord', { doc: JSON.stringify(record) });
