import type { Activity } from '@foldwatch/domain';
import { activity, activityId, at, link } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { save } from '../../testing/play-writer';
import { signInOwner } from '../../testing/sign-in-owner';

let gateway: OpenGateway;

const bea = { table: 'contact', id: 'c-bea', name: 'Bea Baker', emailAddresses: ['bea@fabrikam.example'] };
const offer = { table: 'opportunity', id: 'o-1', name: 'Machines', emailAddresses: [], parentAccountId: 'a-fabrikam' };
const records = [
  { table: 'account', id: 'a-fabrikam', name: 'Fabrikam', emailAddresses: [], ownerId: 'u-erin' },
  { table: 'systemuser', id: 'u-erin', name: 'Erin', emailAddresses: ['erin@contoso.example'] },
  { ...bea, parentAccountId: 'a-fabrikam', ownerId: 'u-erin' },
  { table: 'contact', id: 'c-blind', name: 'Blind Bob', emailAddresses: ['bob@fabrikam.example'] },
  offer,
];

const regarding = (table: string, id: string): NonNullable<Activity['regarding']> => ({
  table,
  id,
  name: id,
  provenance: { source: 'manual', by: 'erin' },
  setAt: at(0),
});
const mail = (id: string, seconds: number, parts: Parameters<typeof activity>[1]): Activity =>
  activity(id, { links: [link('m-erin', ['f1'])], ...parts, message: { sentAt: at(seconds), ...parts?.message } });

beforeAll(async () => {
  gateway = await openGateway();
  await gateway.as('put', '/api/v1/records').send(records).expect(200);
  await save(
    gateway.stores,
    mail('of-account', 1, { regarding: regarding('account', 'a-fabrikam') }),
    mail('from-bea', 2, { message: { from: { address: 'bea@fabrikam.example' } } }),
    mail('of-offer', 3, { regarding: regarding('opportunity', 'o-1'), links: [link('m-omar', ['f1'])] }),
    mail('blind', 4, { message: { bcc: [{ address: 'bob@fabrikam.example', onlyIn: 'm-erin' }] } }),
  );
  await save(
    gateway.stores,
    mail('shared', 5, {
      message: { bcc: [{ address: 'bob@fabrikam.example', onlyIn: 'm-erin' }] },
      links: [link('m-erin', ['f1']), link('m-omar', ['f1'])],
    }),
  );
});
afterAll(() => gateway.close());

const timeline = (path: string) => gateway.as('get', `/api/v1/records/${path}`);
const idsOf = (body: { readonly items: readonly { readonly id: string }[] }) => body.items.map(({ id }) => id);

describe('a record', () => {
  it('is shown with the names of its owner and its account', async () => {
    const { body } = await timeline('contact/c-bea').expect(200);
    expect(body).toMatchObject({
      id: 'c-bea',
      emailAddresses: ['bea@fabrikam.example'],
      owner: { table: 'systemuser', id: 'u-erin', name: 'Erin' },
      parentAccount: { table: 'account', id: 'a-fabrikam', name: 'Fabrikam' },
    });
    const { body: account } = await timeline('account/a-fabrikam').expect(200);
    expect([account.owner.name, account.parentAccount]).toEqual(['Erin', null]);
  });

  it('that is not there is unknown, and so is its timeline', async () => {
    expect((await timeline('contact/nobody')).body.code).toBe('unknown-record');
    expect((await timeline('contact/nobody/activities')).status).toBe(404);
  });

  it('of an account is among those that belong to it', async () => {
    const { body } = await gateway.as('get', '/api/v1/records?parentAccountId=a-fabrikam').expect(200);
    expect(idsOf(body).toSorted()).toEqual(['c-bea', 'o-1']);
  });
});

describe('a timeline', () => {
  it('has what regards the record and what it sent or got, the newest first', async () => {
    const { body } = await timeline('contact/c-bea/activities').expect(200);
    expect([idsOf(body), body.partial]).toEqual([[activityId('from-bea')], false]);
  });

  it('of an account includes its children where that is asked for', async () => {
    const { body: alone } = await timeline('account/a-fabrikam/activities').expect(200);
    const { body: all } = await timeline('account/a-fabrikam/activities?includeChildren=true').expect(200);
    expect(idsOf(alone)).toEqual([activityId('of-account')]);
    expect(idsOf(all)).toEqual(['of-offer', 'from-bea', 'of-account'].map(activityId));
  });

  it('is of the own mailboxes alone for whoever sees no others', async () => {
    const erin = await signInOwner(gateway, 'm-erin');
    const { body } = await erin.get('/api/v1/records/account/a-fabrikam/activities?includeChildren=true').expect(200);
    expect(idsOf(body)).toEqual(['from-bea', 'of-account'].map(activityId));
  });

  it('tells of blind copies only those who see the copy that knows of them', async () => {
    const path = '/api/v1/records/contact/c-blind/activities';
    const [erin, omar] = [await signInOwner(gateway, 'm-erin'), await signInOwner(gateway, 'm-omar')];
    expect(idsOf((await erin.get(path).expect(200)).body)).toEqual(['shared', 'blind'].map(activityId));
    expect(idsOf((await omar.get(path).expect(200)).body)).toEqual([]);
  });
});

describe('records to choose from', () => {
  it('are those that the own mail regarded last', async () => {
    const omar = await signInOwner(gateway, 'm-omar');
    expect(idsOf((await omar.get('/api/v1/records/recent').expect(200)).body)).toEqual(['o-1']);
    const { body } = await gateway.as('get', '/api/v1/records/recent?limit=1').expect(200);
    expect(body.items).toHaveLength(1);
    expect((await gateway.as('get', '/api/v1/records/recent?limit=51')).status).toBe(400);
  });
});
