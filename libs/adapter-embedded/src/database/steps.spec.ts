import { DatabaseSync } from 'node:sqlite';
import type { CrmRecord } from '@foldwatch/domain';
import { openEmbedded } from '../open-embedded';
import { migrate } from './migrate';
import { migrations } from './schema';

const record = (table: string, id: string, given: Partial<CrmRecord> = {}): CrmRecord => ({
  table,
  id,
  name: id,
  emailAddresses: ['info@fabrikam.example', `${id}@fabrikam.example`, `${id}@${'long.'.repeat(12)}litware.example`],
  state: 'active',
  createdAt: '2026-03-01T00:00:00.000Z',
  modifiedAt: '2026-03-01T00:00:00.000Z',
  ...given,
});

const records = [
  record('account', 'active'),
  record('account', 'inactive', { state: 'inactive' }),
  record('account', 'merged', { mergedInto: { table: 'account', id: 'active' } }),
  record('account', 'mute', { emailAddresses: [] }),
  record('contact', 'person'),
];

const isOfDomain = (line: unknown): boolean => String(line).startsWith('d\t');
const linesIn = (text: unknown): readonly string[] => String(text).split('\n').toSorted();

describe('the step that finds accounts by domain', () => {
  it('gives the records that are there the keys that they would be written with', async () => {
    const adapters = await openEmbedded();
    await adapters.recordDirectory.putMany(records);
    const written = await adapters.database.read(() => ({
      lists: adapters.database.statement('SELECT id, keys FROM records ORDER BY row').all(),
      keys: adapters.database.statement('SELECT key, record FROM record_keys ORDER BY key, record').all(),
    }));
    await adapters.close();

    const before = new DatabaseSync(':memory:');
    migrate(before, ':memory:', migrations.slice(0, 3));
    for (const [index, { keys }] of written.lists.entries()) {
      const older = String(keys)
        .split('\n')
        .filter((line) => !isOfDomain(line));
      const doc = JSON.stringify(records[index]);
      before
        .prepare('INSERT INTO records (row, tbl, id, keys, doc) VALUES (?, ?, ?, ?, ?)')
        .run(index + 1, records[index]?.table ?? '', records[index]?.id ?? '', older.join('\n'), doc);
    }
    for (const { key, record: row } of written.keys) {
      if (!isOfDomain(key)) before.prepare('INSERT INTO record_keys VALUES (?, ?)').run(key ?? '', row ?? 0);
    }
    migrate(before, ':memory:', migrations.slice(0, 4));
    const lists = before.prepare('SELECT id, keys FROM records ORDER BY row').all();
    expect(lists.map(({ id, keys }) => [id, linesIn(keys)])).toEqual(
      written.lists.map(({ id, keys }) => [id, linesIn(keys)]),
    );
    expect(before.prepare('SELECT key, record FROM record_keys ORDER BY key, record').all()).toEqual(written.keys);
    before.close();
  });
});
