import { activityId, at } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
beforeEach(async () => {
  gateway = await openGateway();
});
afterEach(() => gateway.close());

const anna = 'anna@fabrikam.example';
const theirs = { table: 'contact', id: 'c-anna', name: 'Anna Lidman-Berg', emailAddresses: [anna] };
const put = (...records: readonly object[]) => gateway.as('put', '/api/v1/records').send(records).expect(200);

async function made(): Promise<{ readonly table: string; readonly id: string }> {
  const source = { activityId: activityId('a'), mailboxId: 'm-erin' };
  const draft = { table: 'contact', address: anna, lastName: 'Lidman', topic: 'Pumps', source } as const;
  const claimed = (await gateway.stores.recordClaims.claimMany([draft], at(1))).get(anna);
  if (claimed?.kind !== 'created') throw new Error('no record was made');
  return { table: claimed.record.table, id: claimed.record.id };
}

const stored = async (ref: { readonly table: string; readonly id: string }) =>
  [...(await gateway.stores.recordDirectory.findMany([ref])).values()][0];
const told = async () => (await gateway.stores.eventLog.read('record.events', undefined, 100)).events;

describe('§6 a record of the CRM that is delivered with the address of one that was made here', () => {
  it('takes it over: ours is inactive and merged, the stored mail follows, and consumers are told once', async () => {
    const ours = await made();
    await put(theirs);
    expect(await stored(ours)).toMatchObject({ state: 'inactive', mergedInto: { table: 'contact', id: 'c-anna' } });
    expect((await gateway.stores.recordChanges.oldest(10)).map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        { kind: 'address', address: anna },
        { kind: 'merged', record: ours },
      ]),
    );
    await put(theirs);
    expect((await told()).map(({ type, key, payload }) => ({ type, key, payload }))).toEqual([
      {
        type: 'record.merged',
        key: ours.id,
        payload: {
          record: { ...ours, name: 'Lidman' },
          into: { table: 'contact', id: 'c-anna', name: 'Anna Lidman-Berg' },
          at: expect.any(String),
        },
      },
    ]);
  });

  it('under the same id is the CRM’s own from then on, and gives way to none', async () => {
    const ours = await made();
    await put({ ...theirs, id: ours.id });
    await put(theirs);
    expect(await stored(ours)).not.toHaveProperty('mergedInto');
    expect(await told()).toEqual([]);
  });
});
