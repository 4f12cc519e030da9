import type { CrmRecord } from '@foldwatch/domain';
import { findCandidates } from '@foldwatch/ports';
import type { mongo } from 'mongoose';
import { overMongo } from '../../testing';

const person = (n: number, given: Partial<CrmRecord> = {}): CrmRecord => ({
  table: 'contact',
  id: `c-${n}`,
  name: `Person ${n}`,
  emailAddresses: [`p${n}@fabrikam.example`],
  state: 'active',
  createdAt: '2026-03-01T00:00:00.000Z',
  modifiedAt: '2026-03-01T00:00:00.000Z',
  ...given,
});

overMongo('§5 a batch of addresses', (mongo) => {
  let opened: Awaited<ReturnType<typeof mongo.fresh>>;
  beforeEach(async () => {
    opened = await mongo.fresh();
  });
  afterEach(() => opened.close());

  it('is resolved by one query, and by one more for each merge, whatever the directory holds', async () => {
    const { database, recordDirectory } = opened.adapters;
    let queries = 0;
    database.client.on('commandStarted', ({ commandName }: mongo.CommandStartedEvent) => {
      if (commandName === 'find' || commandName === 'getMore') queries += 1;
    });
    const asked = async (count: number): Promise<readonly [found: number, queries: number]> => {
      const addresses = Array.from({ length: count }, (_, n) => `p${n}@fabrikam.example`);
      queries = 0;
      const { size } = await findCandidates(recordDirectory, addresses);
      return [size, queries];
    };
    expect(await asked(1)).toEqual([0, 1]);
    await recordDirectory.putMany(Array.from({ length: 1_600 }, (_, n) => person(n)));
    expect(await asked(1)).toEqual([1, 1]);
    const [found, forMany] = await asked(1_500);
    expect(found).toBe(1_500);
    await recordDirectory.putMany(
      [1, 2, 3].map((n) => person(n, { mergedInto: { table: 'contact', id: `c-${n + 1_550}` } })),
    );
    expect(await asked(1_500)).toEqual([1_500, forMany + 1]);
  });
});
