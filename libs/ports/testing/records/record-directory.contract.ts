import { accessLevels, canReadRecord, defaultReadRights, readerOf, type CrmRecord } from '@foldwatch/domain';
import { InvalidCursor, recordKey, type RecordDirectory, type RecordFilter } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const contact = (id: string, parts: Partial<CrmRecord> = {}): CrmRecord => ({
  table: 'contact',
  id,
  name: `Contact ${id}`,
  emailAddresses: [`${id}@fabrikam.example`],
  state: 'active',
  createdAt: at(0),
  modifiedAt: at(0),
  ...parts,
});

/** What every `RecordDirectory` promises. */
export function describeRecordDirectory(name: string, open: Open<RecordDirectory>): void {
  describe(`RecordDirectory: ${name}`, () => {
    const fresh = freshly(open);

    it('resolves addresses to every record that has them', async () => {
      const directory = await fresh();
      const shared = ['office@fabrikam.example'];
      const [one, two] = [contact('one', { emailAddresses: shared }), contact('two', { emailAddresses: shared })];
      await directory.putMany([one, two, contact('three')]);
      const found = await directory.resolveMany(['office@fabrikam.example', 'nobody@fabrikam.example']);
      expect([...found.keys()]).toEqual(['office@fabrikam.example']);
      expect(found.get('office@fabrikam.example')?.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([one, two]);
    });

    it('tells addresses and ids apart however long and odd they are', async () => {
      const directory = await fresh();
      const long = 'x'.repeat(500);
      const odd = [`${long}1`, `${long}2`, 'a/b', '$id', 'a.b', '#a'];
      const records = odd.map((id) => contact(id, { emailAddresses: [`${id}@fabrikam.example`] }));
      await directory.putMany(records);
      const found = await directory.resolveMany(odd.map((id) => `${id}@fabrikam.example`));
      expect([...found.values()].flat().map(({ id }) => id)).toEqual(odd);
      expect(await directory.findMany(records)).toEqual(new Map(records.map((one) => [recordKey(one), one])));
    });

    it('creates a record once when it comes twice, in one import or in two at once', async () => {
      const directory = await fresh();
      const twice = await directory.putMany([contact('a'), contact('a'), contact('a', { name: 'Anna' })]);
      expect(twice).toEqual({ created: 1, updated: 1, unchanged: 1 });
      const many = Array.from({ length: 50 }, (_, n) => contact(`n${n}`));
      const counts = await Promise.all([directory.putMany(many), directory.putMany(many)]);
      expect(counts.map(({ created }) => created).reduce((sum, created) => sum + created)).toBe(50);
      expect(counts.map(({ unchanged }) => unchanged).reduce((sum, unchanged) => sum + unchanged)).toBe(50);
    });

    it('stops at 101 records of one address', async () => {
      const directory = await fresh();
      await directory.putMany(
        Array.from({ length: 120 }, (_, n) => contact(`c${n}`, { emailAddresses: ['all@fabrikam.example'] })),
      );
      const found = await directory.resolveMany(['all@fabrikam.example']);
      expect(found.get('all@fabrikam.example')).toHaveLength(101);
    });

    it('finds the records of every address beside one that thousands have', async () => {
      const directory = await fresh();
      await directory.putMany(
        Array.from({ length: 2100 }, (_, n) => contact(`c${n}`, { emailAddresses: ['all@fabrikam.example'] })),
      );
      await directory.putMany([contact('zoe')]);
      const found = await directory.resolveMany(['all@fabrikam.example', 'zoe@fabrikam.example']);
      expect([...found.values()].map(({ length }) => length)).toEqual([101, 1]);
    });

    it('tells what was created, updated and unchanged', async () => {
      const directory = await fresh();
      expect(await directory.putMany([contact('a'), contact('b')])).toEqual({ created: 2, updated: 0, unchanged: 0 });
      const again = [contact('a', { modifiedAt: at(9) }), contact('b', { name: 'Bea' }), contact('c')];
      expect(await directory.putMany(again)).toEqual({ created: 1, updated: 1, unchanged: 1 });
    });

    it('keeps when a record was created, and follows its addresses', async () => {
      const directory = await fresh();
      await directory.putMany([contact('a')]);
      const moved = contact('a', { emailAddresses: ['new@fabrikam.example'], createdAt: at(5), modifiedAt: at(5) });
      await directory.putMany([moved]);
      const found = await directory.resolveMany(['a@fabrikam.example', 'new@fabrikam.example']);
      expect([...found]).toEqual([['new@fabrikam.example', [{ ...moved, createdAt: at(0) }]]]);
    });

    it('finds the active accounts of a domain, two at most', async () => {
      const directory = await fresh();
      const account = (id: string, parts: Partial<CrmRecord> = {}) => contact(id, { table: 'account', ...parts });
      const domains = ['fabrikam.example', 'litware.example', 'sub.litware.example', 'nobody.example'];
      await directory.putMany([
        contact('person'),
        account('one', { emailAddresses: ['info@fabrikam.example', 'sales@fabrikam.example'] }),
        account('old', { state: 'inactive' }),
        account('merged', { mergedInto: { table: 'account', id: 'one' } }),
        ...['x', 'y', 'z'].map((id) => account(id, { emailAddresses: [`${id}@sub.litware.example`] })),
      ]);
      const ids = async () =>
        [...(await directory.accountsByDomain(domains))].map(([domain, found]) => [domain, found.map(({ id }) => id)]);
      expect(await ids()).toEqual([
        ['fabrikam.example', ['one']],
        ['sub.litware.example', [expect.any(String), expect.any(String)]],
      ]);
      await directory.putMany([account('one', { emailAddresses: ['info@litware.example'] })]);
      await directory.putMany([account('y', { state: 'inactive', emailAddresses: ['y@sub.litware.example'] })]);
      await directory.remove({ table: 'account', id: 'z' });
      expect(await ids()).toEqual([
        ['litware.example', ['one']],
        ['sub.litware.example', ['x']],
      ]);
      expect((await directory.accountsByDomain([])).size).toBe(0);
    });

    it('finds those that were merged into a record, as long as they are', async () => {
      const directory = await fresh();
      const [one, two] = [
        { table: 'contact', id: 'one' },
        { table: 'lead', id: `two\n${'x'.repeat(80)}` },
      ];
      await directory.putMany([
        contact('one'),
        contact('a', { mergedInto: one }),
        contact('b', { mergedInto: one }),
        contact('c', { mergedInto: two }),
        contact('d', { mergedInto: { table: 'contact', id: two.id } }),
        contact('e', { mergedInto: { table: 'account', id: 'one' } }),
      ]);
      const ids = async () => (await directory.mergedInto([one, two])).map(({ id }) => id).toSorted();
      expect(await ids()).toEqual(['a', 'b', 'c']);
      await directory.putMany([contact('a'), contact('b', { mergedInto: { table: 'contact', id: 'c' } })]);
      expect(await ids()).toEqual(['c']);
      await directory.remove({ table: 'contact', id: 'c' });
      expect([await ids(), await directory.mergedInto([])]).toEqual([[], []]);
    });

    it('finds records by table and id', async () => {
      const directory = await fresh();
      const account = contact('a', { table: 'account' });
      await directory.putMany([contact('a'), account]);
      const found = await directory.findMany([
        { table: 'account', id: 'a' },
        { table: 'lead', id: 'a' },
      ]);
      expect([...found]).toEqual([['account/a', account]]);
    });

    it('forgets a removed record and says whether there was one', async () => {
      const directory = await fresh();
      await directory.putMany([contact('a')]);
      expect(await directory.remove({ table: 'contact', id: 'a' })).toBe(true);
      expect(await directory.remove({ table: 'contact', id: 'a' })).toBe(false);
      expect((await directory.resolveMany(['a@fabrikam.example'])).size).toBe(0);
      expect((await directory.list({ limit: 5 })).records).toEqual([]);
    });

    it.each<{ given: string; filter: Omit<RecordFilter, 'limit'>; expected: readonly string[] }>([
      { given: 'nothing', filter: {}, expected: ['1', '2', '3'] },
      { given: 'a table', filter: { table: 'account' }, expected: ['3'] },
      { given: 'an address', filter: { email: '2@fabrikam.example' }, expected: ['2'] },
      { given: 'a beginning of a name', filter: { q: 'odeg' }, expected: [] },
      { given: 'a word without accents', filter: { q: 'muller' }, expected: ['1', '3'] },
      { given: 'two words', filter: { q: 'zoe mul' }, expected: ['1'] },
      { given: 'a beginning of two of its words', filter: { q: 's' }, expected: ['3'] },
      { given: 'the account that it belongs to', filter: { parentAccountId: 'a-1' }, expected: ['1', '2'] },
      { given: 'account and word', filter: { parentAccountId: 'a-1', q: 'zo' }, expected: ['1'] },
      { given: 'another account', filter: { parentAccountId: 'a' }, expected: [] },
      { given: 'table and word', filter: { table: 'account', q: 'Müll' }, expected: ['3'] },
    ])('lists by $given', async ({ filter, expected }) => {
      const directory = await fresh();
      await directory.putMany([
        contact('1', { name: 'Zoë Müller', parentAccountId: 'a-1' }),
        contact('2', { name: 'Jean Ødegård', parentAccountId: 'a-1' }),
        contact('3', { name: 'Müller & Söhne Stahl', table: 'account' }),
      ]);
      const { records } = await directory.list({ ...filter, limit: 10 });
      expect(records.map(({ id }) => id).toSorted()).toEqual(expected);
    });

    it('pages by what is typed without gap or repeat, also where several words of a name begin so', async () => {
      const directory = await fresh();
      const names = ['Anna Andersen', 'Andrea Anders', 'Bea Anton', 'Anton Anker Antonsen', 'Carla Bo'];
      await directory.putMany(
        names.map((text, n) => contact(`n${n}`, { name: text, table: n === 1 ? 'lead' : 'contact' })),
      );
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await directory.list({ q: 'an', limit: 1, ...(cursor !== undefined && { cursor }) });
        seen.push(...page.records.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen.toSorted()).toEqual(['n0', 'n1', 'n2', 'n3']);
    });

    it('pages without gap or repeat and takes thousands at once', async () => {
      const directory = await fresh();
      await directory.putMany(Array.from({ length: 1234 }, (_, n) => contact(`n${n}`)));
      const seen = new Set<string>();
      let cursor: string | undefined;
      do {
        const page = await directory.list({ q: 'con', limit: 500, ...(cursor !== undefined && { cursor }) });
        for (const { id } of page.records) seen.add(id);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen.size).toBe(1234);
    });

    it('finds for a reader what they may read and nothing else, page by page', async () => {
      const directory = await fresh();
      const tables = ['account', 'contact', 'lead', 'systemuser'];
      const people = ['u-erin', 'u-omar'];
      const records = tables.flatMap((table) => [
        ...people.map((ownerId) => contact(`of-${ownerId}`, { table, ownerId })),
        contact('shared', { table, ownerId: 'u-omar', sharedWith: ['u-sales', 'u-erin'] }),
        contact('u-erin', { table }),
      ]);
      await directory.putMany(records);
      const levels = { account: 'organization', contact: 'user', lead: 'none' } as const;
      for (const otherTables of accessLevels) {
        for (const systemUserId of ['u-erin', undefined]) {
          const standard = { ...defaultReadRights.standard, tables: levels, otherTables };
          const reader = readerOf({ standard, profiles: [] }, systemUserId);
          const expected = records.filter((record) => canReadRecord(reader, record)).map(recordKey);
          const found = (await allPages(directory, { reader, q: 'contact', limit: 2 })).map(recordKey);
          expect(found.toSorted()).toEqual(expected.toSorted());
          const contacts = (await allPages(directory, { reader, table: 'contact', limit: 2 })).map(recordKey);
          expect(contacts.toSorted()).toEqual(expected.filter((key) => key.startsWith('contact/')).toSorted());
        }
      }
    });

    it('keeps with whom a record is shared until a delivery says otherwise', async () => {
      const directory = await fresh();
      await directory.putMany([contact('a', { sharedWith: ['u-erin'] })]);
      await directory.putMany([contact('a', { name: 'Anna' })]);
      expect((await directory.findMany([contact('a')])).get('contact/a')?.sharedWith).toEqual(['u-erin']);
      await directory.putMany([contact('a', { sharedWith: [] })]);
      const standard = { ...defaultReadRights.standard, otherTables: 'user' } as const;
      const reader = readerOf({ standard, profiles: [] }, 'u-erin');
      expect(await allPages(directory, { reader, limit: 2 })).toEqual([]);
    });

    it('refuses cursors that it never gave', async () => {
      const directory = await fresh();
      await expect(directory.list({ limit: 1, cursor: 'WzFd' })).rejects.toBeInstanceOf(InvalidCursor);
    });
  });
}

async function allPages(directory: RecordDirectory, filter: RecordFilter): Promise<readonly CrmRecord[]> {
  const found: CrmRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await directory.list({ ...filter, ...(cursor !== undefined && { cursor }) });
    found.push(...page.records);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
}
