import type { CrmRecord } from '@foldwatch/domain';
import { openEmbedded, type EmbeddedAdapters } from './open-embedded';

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
