import { DatabaseSync } from 'node:sqlite';
import type { CrmRecord } from '@foldwatch/domain';
import { activity } from '@foldwatch/ports/testing';
import { activityTerms, addressTerm } from '../activities/activity-keys';
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
  record('contact', 'person', { ownerId: 'u-erin' }),
  record('systemuser', 'u-erin', { ownerId: 'u-erin' }),
  record('systemuser', 'u-ümit'),
];

const isLater = (line: unknown): boolean => /^[dmo]\t/.test(String(line));
const linesIn = (text: unknown): readonly string[] => String(text).split('\n').toSorted();

describe('the steps that find accounts by domain, and records by the one into which they were merged and by whose own they are', () => {
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
        .filter((line) => !isLater(line));
      const doc = JSON.stringify(records[index]);
      before
        .prepare('INSERT INTO records (row, tbl, id, keys, doc) VALUES (?, ?, ?, ?, ?)')
        .run(index + 1, records[index]?.table ?? '', records[index]?.id ?? '', older.join('\n'), doc);
    }
    for (const { key, record: row } of written.keys) {
      if (!isLater(key)) before.prepare('INSERT INTO record_keys VALUES (?, ?)').run(key ?? '', row ?? 0);
    }
    migrate(before, ':memory:');
    const lists = before.prepare('SELECT id, keys FROM records ORDER BY row').all();
    expect(lists.map(({ id, keys }) => [id, linesIn(keys)])).toEqual(
      written.lists.map(({ id, keys }) => [id, linesIn(keys)]),
    );
    expect(before.prepare('SELECT key, record FROM record_keys ORDER BY key, record').all()).toEqual(written.keys);
    before.close();
  });
});

describe('the step that finds activities by the addresses of their parties', () => {
  it('gives those that are there the terms that they would be written with', async () => {
    const bea = { address: 'bea@fabrikam.example' };
    const written = [
      activity('a', { message: { sender: bea, cc: [bea, { address: 'kunde@xn--mller-kva.example' }] } }),
      activity('b', { message: { to: [], bcc: [{ ...bea, onlyIn: 'm1' }] } }),
      activity('c', { status: 'untracked' }),
    ];
    const before = new DatabaseSync(':memory:');
    migrate(before, ':memory:', migrations.slice(0, 4));
    for (const [row, one] of written.entries()) {
      const older = activityTerms(one)
        .split('\n')
        .filter((line) => !line.startsWith('e'));
      before
        .prepare('INSERT INTO activities VALUES (?, ?, 1, ?, ?, ?, ?, ?)')
        .run(row + 1, one.id, Number(one.status === 'tracked'), '', '', older.join('\n'), JSON.stringify(one));
      before.prepare('INSERT INTO activity_terms (rowid, terms) VALUES (?, ?)').run(row + 1, older.join('\n'));
    }
    migrate(before, ':memory:', migrations.slice(0, 5));
    const terms = before.prepare('SELECT terms FROM activities ORDER BY row').all();
    expect(terms.map((row) => linesIn(row['terms']))).toEqual(written.map((one) => linesIn(activityTerms(one))));
    const found = before.prepare('SELECT rowid FROM activity_terms WHERE activity_terms MATCH ? ORDER BY rowid');
    expect(found.all(addressTerm(bea.address)).map((row) => row['rowid'])).toEqual([1, 2]);
    expect(found.all('wmachines').map((row) => row['rowid'])).toEqual([1, 2]);
    before.close();
  });
});
