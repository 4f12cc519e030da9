import type { CrmRecord, RecordDraft } from '@foldwatch/domain';
import type { Claimed, RecordClaims, RecordDirectory } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { activityId, at } from '../activities/sample-activity';

interface Stores {
  readonly claims: RecordClaims;
  readonly directory: RecordDirectory;
}

const anna = 'anna@fabrikam.example';

const draft = (address: string, parts: Partial<RecordDraft> = {}): RecordDraft => ({
  table: 'contact',
  address,
  firstName: 'Anna',
  lastName: 'Lidman',
  source: { activityId: activityId('first'), mailboxId: 'erin' },
  ...parts,
});

const ofCrm = (id: string, emailAddresses: readonly string[], parts: Partial<CrmRecord> = {}): CrmRecord => ({
  table: 'contact',
  id,
  name: `Contact ${id}`,
  emailAddresses,
  state: 'active',
  createdAt: at(0),
  modifiedAt: at(0),
  ...parts,
});

const createdIn = (claimed: readonly ReadonlyMap<string, Claimed>[]): readonly CrmRecord[] =>
  claimed.flatMap((outcomes) => [...outcomes.values()].flatMap((one) => (one.kind === 'created' ? [one.record] : [])));

const claim = async ({ claims }: Stores, ...drafts: readonly RecordDraft[]): Promise<readonly CrmRecord[]> =>
  createdIn([await claims.claimMany(drafts, at(1))]);

/** What every `RecordClaims` promises. */
export function describeRecordClaims(name: string, open: Open<Stores>): void {
  describe(`RecordClaims: ${name}`, () => {
    const fresh = freshly(open);

    it('makes a record of an address that nobody has, with all that the draft says', async () => {
      const stores = await fresh();
      const lead = draft(anna, { table: 'lead', companyName: 'Fabrikam', topic: 'Pumps', ownerId: 'u-erin' });
      const [record] = await claim(stores, lead);
      expect(record).toMatchObject({
        table: 'lead',
        name: 'Anna Lidman',
        emailAddresses: [anna],
        ownerId: 'u-erin',
        state: 'active',
        firstName: 'Anna',
        lastName: 'Lidman',
        companyName: 'Fabrikam',
        topic: 'Pumps',
        created: { activityId: activityId('first'), mailboxId: 'erin', number: 1 },
        createdAt: at(1),
      });
      expect(`${record?.id} ${record?.created?.addressHash}`).not.toContain('anna');
      expect((await stores.directory.resolveMany([anna])).get(anna)).toEqual([record]);
      expect((await stores.directory.list({ q: 'lidman', limit: 5 })).records).toEqual([record]);
    });

    it('makes one record of an address that many ask for at the same moment, as contact and as lead', async () => {
      const stores = await fresh();
      const addresses = Array.from({ length: 20 }, (_, n) => `p${n}@fabrikam.example`);
      const asked = Array.from({ length: 10 }, (_, n) =>
        stores.claims.claimMany(
          addresses.map((address) => draft(address, { table: n % 2 === 0 ? 'contact' : 'lead' })),
          at(n),
        ),
      );
      const claimed = await Promise.all(asked);
      const created = createdIn(claimed);
      expect(created.map(({ emailAddresses }) => emailAddresses.join()).toSorted()).toEqual(addresses.toSorted());
      const found = await stores.directory.resolveMany(addresses);
      expect([...found.values()].map(({ length }) => length)).toEqual(addresses.map(() => 1));
      for (const outcomes of claimed) expect([...outcomes.keys()].toSorted()).toEqual(addresses.toSorted());
    });

    it('gives the same record to whoever asks again', async () => {
      const stores = await fresh();
      const [record] = await claim(stores, draft(anna));
      const again = await stores.claims.claimMany([draft(anna, { table: 'lead' })], at(2));
      expect(again.get(anna)).toEqual({ kind: 'known', records: [record] });
    });

    it('makes one record of an address that comes twice in a batch', async () => {
      const stores = await fresh();
      const [record, ...others] = await claim(stores, draft(anna), draft(anna, { lastName: 'Second' }));
      expect(record?.lastName).toBe('Lidman');
      expect(others).toEqual([]);
    });

    it('makes none where the CRM has one, or many', async () => {
      const stores = await fresh();
      const known = [ofCrm('1', [anna]), ofCrm('2', ['x@fabrikam.example', anna])];
      await stores.directory.putMany(known);
      const { kind, records } = (await stores.claims.claimMany([draft(anna)], at(1))).get(anna) as Claimed & {
        records: readonly CrmRecord[];
      };
      expect(kind).toBe('known');
      expect(records.map(({ id }) => id).toSorted()).toEqual(['1', '2']);
    });

    it('makes one, or finds the one of the CRM, when an import comes at the same moment', async () => {
      const stores = await fresh();
      const addresses = Array.from({ length: 30 }, (_, n) => `p${n}@fabrikam.example`);
      const [claimed] = await Promise.all([
        stores.claims.claimMany(
          addresses.map((address) => draft(address)),
          at(1),
        ),
        stores.directory.putMany(addresses.map((address, n) => ofCrm(`c${n}`, [address]))),
      ]);
      const found = await stores.directory.resolveMany(addresses);
      for (const [address, outcome] of claimed) {
        const ids = found.get(address)?.map(({ id }) => id);
        const expected = outcome.kind === 'created' ? outcome.record.id : outcome.records[0]?.id;
        expect(ids).toContain(expected);
      }
    });

    it('lets records of the CRM share addresses, of which one holds the claim', async () => {
      const stores = await fresh();
      const shared = Array.from({ length: 5 }, (_, n) => ofCrm(`c${n}`, [anna, `p${n}@fabrikam.example`]));
      expect(await stores.directory.putMany(shared)).toEqual({ created: 5, updated: 0, unchanged: 0 });
      expect(await stores.directory.putMany(shared)).toEqual({ created: 0, updated: 0, unchanged: 5 });
      await stores.directory.remove({ table: 'contact', id: 'c0' });
      expect(await claim(stores, draft(anna))).toEqual([]);
    });

    it('makes another one, under another id, once the record is gone', async () => {
      const stores = await fresh();
      const ids: (string | undefined)[] = [];
      for (let n = 1; n <= 3; n += 1) {
        const [record] = await claim(stores, draft(anna));
        expect(record?.created?.number).toBe(n);
        ids.push(record?.id);
        await stores.directory.remove({ table: 'contact', id: record?.id ?? '' });
      }
      expect(new Set(ids).size).toBe(3);
    });

    it('makes another one once the address has left the record, or the record was merged', async () => {
      const stores = await fresh();
      const [first] = await claim(stores, draft(anna));
      if (first === undefined) throw new Error('no record was made');
      await stores.directory.putMany([{ ...first, emailAddresses: ['other@fabrikam.example'] }]);
      const [second] = await claim(stores, draft(anna));
      expect([second?.created?.number, second?.id === first.id]).toEqual([2, false]);
      if (second === undefined) throw new Error('no record was made');
      await stores.directory.putMany([{ ...second, state: 'inactive', mergedInto: { table: 'account', id: 'a' } }]);
      const [third] = await claim(stores, draft(anna));
      expect(third?.created?.number).toBe(3);
    });

    it('keeps that a record was made here when the CRM delivers it as its own', async () => {
      const stores = await fresh();
      const [record] = await claim(stores, draft(anna));
      if (record === undefined) throw new Error('no record was made');
      await stores.directory.putMany([ofCrm(record.id, [anna], { createdAt: at(9), modifiedAt: at(9) })]);
      const [stored] = (await stores.directory.findMany([record])).values();
      expect(stored).toEqual(
        ofCrm(record.id, [anna], { created: record.created!, createdAt: at(1), modifiedAt: at(9) }),
      );
    });

    it('adds an address to a record for good, also when the CRM delivers it without', async () => {
      const stores = await fresh();
      await stores.directory.putMany([ofCrm('1', ['one@fabrikam.example'])]);
      const ref = { table: 'contact', id: '1' };
      expect(await stores.claims.addAddress(ref, anna, at(3))).toMatchObject({ addedAddresses: [anna] });
      expect(await stores.directory.putMany([ofCrm('1', ['one@fabrikam.example'])])).toMatchObject({ unchanged: 1 });
      await stores.directory.putMany([ofCrm('1', ['two@fabrikam.example'], { name: 'Renamed' })]);
      expect((await stores.directory.resolveMany([anna])).get(anna)).toMatchObject([{ id: '1', name: 'Renamed' }]);
      expect(await claim(stores, draft(anna))).toEqual([]);
      expect(await stores.claims.addAddress({ table: 'contact', id: 'none' }, anna, at(3))).toBeUndefined();
    });

    it('keeps each address that was added when the CRM changes the record', async () => {
      const stores = await fresh();
      const ref = { table: 'contact', id: '1' };
      const others = ['two@fabrikam.example', 'three@fabrikam.example'];
      await stores.directory.putMany([ofCrm('1', ['one@fabrikam.example'])]);
      for (const other of others) await stores.claims.addAddress(ref, other, at(3));
      await stores.directory.putMany([ofCrm('1', ['new@fabrikam.example'], { name: 'Anna Lind' })]);
      const found = await stores.directory.resolveMany(['one@fabrikam.example', 'new@fabrikam.example', ...others]);
      expect([...found.keys()].toSorted()).toEqual(['new@fabrikam.example', ...others].toSorted());
    });
  });
}
