import { activity, activityId, link } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { save } from '../../testing/play-writer';
import { signInOwner } from '../../testing/sign-in-owner';

let gateway: OpenGateway;

beforeAll(async () => {
  gateway = await openGateway();
  const account = { table: 'account', id: 'a-1', name: 'Fabrikam', emailAddresses: [] };
  const opportunity = { table: 'opportunity', emailAddresses: [], parentAccountId: 'a-1' };
  await gateway
    .as('put', '/api/v1/records')
    .send([
      account,
      { table: 'contact', id: 'c-bea', name: 'Bea', emailAddresses: ['bea@fabrikam.example'], parentAccountId: 'a-1' },
      { ...opportunity, id: 'o-1', name: 'Machines' },
      { ...opportunity, id: 'o-2', name: 'Lost', state: 'inactive' },
      { ...opportunity, table: 'incident', id: 'i-1', name: 'Noise' },
    ])
    .expect(200);
  const from = { address: 'new@litware.example', name: 'Nora New' };
  await save(
    gateway.stores,
    activity('one', { message: { from: { address: 'bea@fabrikam.example' } }, links: [link('m-erin', ['f'])] }),
    activity('two', { message: { from, subject: 'Hello' }, links: [link('m-erin', ['f'])] }),
  );
});
afterAll(() => gateway.close());

const person = (address: string) => gateway.as('get', `/api/v1/people?address=${address}`);
const create = (body: object) =>
  gateway.as('post', `/api/v1/activities/${activityId('two')}/parties/create`).send(body);

describe('a person', () => {
  it('is known by address, with account, what is open there, and the last mail', async () => {
    const { body } = await person('BEA@fabrikam.example').expect(200);
    expect(body).toMatchObject({
      address: 'bea@fabrikam.example',
      record: { id: 'c-bea', parentAccount: { name: 'Fabrikam' } },
      account: { id: 'a-1' },
      activities: [{ id: activityId('one') }],
    });
    expect(body.open.map(({ id }: { id: string }) => id)).toEqual(['o-1', 'i-1']);
  });

  it('of whom there is no record has mail alone, as far as the viewer sees it', async () => {
    expect((await person('new@litware.example').expect(200)).body).toMatchObject({
      record: null,
      account: null,
      open: [],
      activities: [{ id: activityId('two') }],
    });
    const omar = await signInOwner(gateway, 'm-omar');
    expect((await omar.get('/api/v1/people?address=new@litware.example').expect(200)).body.activities).toEqual([]);
    expect((await person('nobody')).status).toBe(400);
  });

  it('becomes a contact or lead once, whoever asks and however often', async () => {
    const asked = await Promise.all([1, 2, 3].map(() => create({ address: 'new@litware.example', table: 'lead' })));
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(asked.filter(({ body }) => body.isNew)).toHaveLength(1);
    expect(new Set(asked.map(({ body }) => body.record.id)).size).toBe(1);
    const { body } = await person('new@litware.example').expect(200);
    expect(body.record).toMatchObject({ table: 'lead', name: 'Nora New', topic: 'Hello', origin: 'foldwatch' });
  });

  it('who is not on the activity, or that the organization allows none of, is refused', async () => {
    expect((await create({ address: 'other@litware.example', table: 'lead' })).body.code).toBe('unknown-party');
    expect((await create({ address: 'new@litware.example', table: 'account' })).status).toBe(400);
    await gateway
      .as('put', '/api/v1/organization')
      .send({ createCap: ['lead'] })
      .expect(200);
    expect((await create({ address: 'buyer@fabrikam.example', table: 'contact' })).body.code).toBe(
      'create-not-allowed',
    );
  });
});
