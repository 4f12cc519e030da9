import { wholeOrganization } from '@foldwatch/ports';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
beforeEach(async () => {
  gateway = await openGateway();
});
afterEach(() => gateway.close());

const put = (entries: object) => gateway.as('put', '/api/v1/records').send(entries).expect(200);
const contact = (id: string, given: object = {}) => ({
  table: 'contact',
  id,
  name: id,
  emailAddresses: [`${id}@fabrikam.example`],
  ...given,
});

const owned = (ownerId: string) => put([contact('a', { emailAddresses: [], ownerId })]);

const openJobs = () => gateway.stores.mailboxJobs.findOpen([wholeOrganization]);
const noted = async () => (await gateway.stores.recordChanges.oldest(20_000)).map(({ subject }) => subject);
const settle = async () => {
  await gateway.stores.recordChanges.forget(await gateway.stores.recordChanges.oldest(20_000));
  for (const { id } of await openJobs()) {
    await gateway.stores.mailboxJobs.finish(id, { kind: 'done' }, '2026-11-21T08:00:00.000Z');
  }
};

describe('§5 an import', () => {
  it('leads to one job, however many records and deliveries there are', async () => {
    await put(Array.from({ length: 1_000 }, (_, n) => contact(`c${n}`)));
    await put([contact('one-more')]);
    await put([contact('c1', { name: 'Another' })]);
    expect((await openJobs()).map(({ request }) => request)).toEqual([{ kind: 'resolve' }]);
    expect(await noted()).toHaveLength(1_001);
  });

  it('of what is known already leads to none', async () => {
    await put([contact('a'), contact('b')]);
    await settle();
    await put([contact('a'), contact('b', { parentAccountId: 'p' })]);
    expect([await openJobs(), await noted()]).toEqual([[], []]);
  });

  it('of records without addresses leads to none', async () => {
    await put([contact('a', { emailAddresses: [] })]);
    expect([await openJobs(), await noted()]).toEqual([[], []]);
  });

  it('notes the addresses that a record lost and got, and a record that was merged', async () => {
    await put([contact('a', { emailAddresses: ['old@fabrikam.example', 'kept@fabrikam.example'] })]);
    await settle();
    await put([contact('a', { emailAddresses: ['new@fabrikam.example', 'kept@fabrikam.example'] })]);
    expect(await noted()).toEqual([
      { kind: 'address', address: 'new@fabrikam.example' },
      { kind: 'address', address: 'old@fabrikam.example' },
    ]);
    await settle();
    await put([contact('a', { emailAddresses: [], mergedInto: { table: 'contact', id: 'b' } })]);
    expect(await noted()).toContainEqual({ kind: 'merged', record: { table: 'contact', id: 'a' } });
  });

  it.each([
    { what: 'changes', act: () => put([contact('c', { name: 'Another' })]) },
    { what: 'merges again', act: () => put([contact('c', { mergedInto: { table: 'contact', id: 'd' } })]) },
    { what: 'takes away', act: () => gateway.as('delete', '/api/v1/records/contact/c').expect(204) },
  ])('that $what a record notes the addresses of those that were merged into it', async ({ act }) => {
    await put([
      contact('a', { mergedInto: { table: 'contact', id: 'b' } }),
      contact('b', { mergedInto: { table: 'contact', id: 'c' } }),
      contact('c'),
    ]);
    await settle();
    await act();
    const addresses = (await noted()).flatMap((subject) => (subject.kind === 'address' ? [subject.address] : []));
    expect(addresses.toSorted()).toEqual(['a@fabrikam.example', 'b@fabrikam.example', 'c@fabrikam.example']);
  });

  it('notes the addresses of those that were merged into a record before it came', async () => {
    await put([contact('a', { mergedInto: { table: 'contact', id: 'c' } })]);
    await settle();
    await put([contact('c')]);
    expect(await noted()).toContainEqual({ kind: 'address', address: 'a@fabrikam.example' });
  });

  it('notes records that are the own of others than before, where somebody reads their own alone', async () => {
    await owned('u-erin');
    expect(await noted()).toEqual([]);
    const tables = { contact: 'user' };
    await gateway.as('patch', '/api/v1/read-profiles/standard').send({ tables }).expect(200);
    await owned('u-omar');
    await owned('u-omar');
    expect(await noted()).toEqual([{ kind: 'shared', record: { table: 'contact', id: 'a' } }]);
    expect(await openJobs()).toHaveLength(1);
  });

  it('that takes a record away notes its addresses', async () => {
    await put([contact('a')]);
    await settle();
    await gateway.as('delete', '/api/v1/records/contact/a').expect(204);
    expect(await noted()).toEqual([{ kind: 'address', address: 'a@fabrikam.example' }]);
    expect(await openJobs()).toHaveLength(1);
  });
});
