import type { CrmRecord } from '@foldwatch/domain';
import { openEmbedded, type EmbeddedAdapters } from '../open-embedded';

const address = 'anna@fabrikam.example';

const contact = (emailAddresses: readonly string[]): CrmRecord => ({
  table: 'contact',
  id: 'c-anna',
  name: 'Anna Lidman',
  emailAddresses,
  state: 'active',
  createdAt: '2026-03-01T00:00:00.000Z',
  modifiedAt: '2026-03-01T00:00:00.000Z',
});

describe('resolving the same address again', () => {
  let adapters: EmbeddedAdapters;

  beforeEach(async () => {
    adapters = await openEmbedded();
  });

  afterEach(() => adapters.close());

  const resolved = async (): Promise<readonly CrmRecord[] | undefined> =>
    (await adapters.recordDirectory.resolveMany([address])).get(address);

  it('finds a record that was imported after the address had none', async () => {
    expect(await resolved()).toBeUndefined();
    await adapters.recordDirectory.putMany([contact([address])]);
    expect(await resolved()).toEqual([contact([address])]);
  });

  it('no longer finds a record that lost the address, or is gone', async () => {
    await adapters.recordDirectory.putMany([contact([address])]);
    expect(await resolved()).toHaveLength(1);
    await adapters.recordDirectory.putMany([contact(['other@fabrikam.example'])]);
    expect(await resolved()).toBeUndefined();
    await adapters.recordDirectory.putMany([contact([address])]);
    expect(await resolved()).toHaveLength(1);
    await adapters.recordDirectory.remove({ table: 'contact', id: 'c-anna' });
    expect(await resolved()).toBeUndefined();
  });

  it('knows the record when asked while its import is being written', async () => {
    expect(await resolved()).toBeUndefined();
    const imported = adapters.recordDirectory.putMany([contact([address])]);
    await resolved();
    await imported;
    expect(await resolved()).toHaveLength(1);
  });
});

const person = (n: number): CrmRecord => ({ ...contact([`p${n}@fabrikam.example`]), id: `c-${n}` });

describe('§5 a batch of addresses', () => {
  it('is resolved by as many statements as one address, whatever the directory holds', async () => {
    const adapters = await openEmbedded();
    const { database, recordDirectory } = adapters;
    const statements = jest.spyOn(database, 'statement');
    const asked = async (from: number, count: number): Promise<readonly [found: number, statements: number]> => {
      statements.mockClear();
      const addresses = Array.from({ length: count }, (_, n) => `p${from + n}@fabrikam.example`);
      const { size } = await recordDirectory.resolveMany(addresses);
      return [size, statements.mock.calls.length];
    };
    const [, few] = await asked(0, 1);
    await recordDirectory.putMany(Array.from({ length: 3_000 }, (_, n) => person(n)));
    expect(await asked(0, 1)).toEqual([1, few]);
    expect(await asked(1_000, 1_500)).toEqual([1_500, few]);
    expect(await asked(2_900, 1_000)).toEqual([100, few]);
    await adapters.close();
  });
});
