import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { saveFolders } from '../../testing/play-owner';
import { erinsAccount, omarsAccount, playMail, playTwoPeople, sharedAccount } from '../../testing/played-rights';

let gateway: OpenGateway;
let people: Awaited<ReturnType<typeof playTwoPeople>>;

beforeAll(async () => {
  gateway = await openGateway();
  people = await playTwoPeople(gateway);
  const { erin, omar } = people.mailboxes;
  await playMail(gateway, 'erins-fabrikam', { mailboxId: erin, record: erinsAccount });
  await playMail(gateway, 'erins-litware', { mailboxId: erin, record: omarsAccount });
  await playMail(gateway, 'omars-fabrikam', { mailboxId: omar, record: erinsAccount });
  await playMail(gateway, 'omars-litware', { mailboxId: omar, record: omarsAccount });
  await playMail(gateway, 'omars-shared', { mailboxId: omar, record: sharedAccount });
});
afterAll(() => gateway.close());

const grant = (given: object) => gateway.as('patch', '/api/v1/read-profiles/standard').send(given).expect(200);
const standard = {
  tables: {},
  otherTables: 'organization',
  activities: 'user',
  maskedRecordFields: [],
  maskedActivityFields: [],
};
afterEach(() => grant(standard));

const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id).toSorted();
const asErin = (path: string) => people.erin.get(`/api/v1/${path}`);
const masked = (record: { table: string; id: string }) => ({ ...record, name: '', maskedFields: ['name'] });

describe('by default', () => {
  it('everybody finds every record and sees its name', async () => {
    expect(idsOf((await asErin('records?table=account').expect(200)).body)).toEqual(['a-erins', 'a-omars', 'a-shared']);
    const { body } = await asErin('activities/erins-litware').expect(200);
    expect(body.regarding).toMatchObject(omarsAccount);
    expect(JSON.stringify(body)).not.toContain('maskedFields');
  });

  it('nobody sees others’ mail, whatever it regards', async () => {
    expect(idsOf((await asErin('activities?regardingTable=account&regardingId=a-erins')).body)).toEqual([
      'erins-fabrikam',
    ]);
    await asErin('activities/omars-fabrikam').expect(404);
  });
});

describe('who may read what is their own', () => {
  beforeEach(() => grant({ otherTables: 'user' }));

  it('finds what they own and what is shared with them, and nothing else, on any page', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await asErin(`records?limit=1${cursor}`).expect(200);
      seen.push(...idsOf(body));
      cursor = body.nextCursor === null ? '' : `&cursor=${encodeURIComponent(body.nextCursor)}`;
    } while (cursor !== '');
    expect(seen.toSorted()).toEqual(['a-erins', 'a-shared']);
  });

  it.each(['q=litware', 'email=info@litware.example', 'q=lea', 'table=contact'])(
    'does not find others’ by %s',
    async (query) => {
      const { body } = await asErin(`records?${query}`).expect(200);
      expect(body).toEqual({ items: [], nextCursor: null });
      expect(idsOf((await gateway.as('get', `/api/v1/records?${query}`).expect(200)).body)).not.toEqual([]);
    },
  );

  it('does not get further with the cursor of somebody who sees more', async () => {
    const { body } = await people.omar.get('/api/v1/records?limit=1').expect(200);
    const cursor = encodeURIComponent(body.nextCursor);
    expect(idsOf((await asErin(`records?cursor=${cursor}`).expect(200)).body)).not.toContain('a-omars');
  });

  it('sees the own mail with the link to a record whose name is withheld', async () => {
    for (const path of ['activities/erins-litware', 'activities?regardingTable=account&regardingId=a-omars']) {
      const { body } = await asErin(path).expect(200);
      const [shown] = body.items ?? [body];
      expect(shown.subject).toBe('Offer erins-litware');
      expect(shown.regarding).toMatchObject(masked({ table: 'account', id: 'a-omars' }));
      expect(shown.to[0].record).toEqual(masked({ table: 'contact', id: 'c-lea' }));
      expect(JSON.stringify(body)).not.toMatch(/"Litware"|Lea Litware/);
    }
    expect((await asErin('activities/erins-fabrikam')).body.regarding).toMatchObject(erinsAccount);
  });

  it('cannot file mail by what they may not read, as if it were not there', async () => {
    for (const id of ['a-omars', 'a-nowhere']) {
      const sent = { regarding: { table: 'account', id } };
      const { body } = await people.erin.patch('/api/v1/activities/erins-fabrikam').send(sent).expect(422);
      expect([body.code, body.errors[0].field]).toEqual(['unknown-record', 'regarding.id']);
      const token = { ...sent, subject: 'Offer' };
      expect((await people.erin.post('/api/v1/tracking-tokens').send(token).expect(422)).body.code).toBe(
        'unknown-record',
      );
      const party = { address: 'lea@litware.example', record: { table: 'account', id } };
      const resolve = people.erin.post('/api/v1/activities/erins-fabrikam/parties/resolve').send(party);
      expect((await resolve.expect(422)).body.code).toBe('unknown-record');
    }
  });

  it('keeps from nobody who administers what they administer', async () => {
    const { body } = await gateway.as('get', '/api/v1/activities/erins-litware').expect(200);
    expect(body.regarding).toMatchObject(omarsAccount);
  });
});

const addRule = (by: 'erin' | 'admin', id: string) => {
  const path = `/api/v1/mailboxes/${people.mailboxes.erin}/folder-rules`;
  const sent = { folderPath: 'Inbox/Customers/Contoso', regarding: { table: 'account', id }, existing: 'skip' };
  return by === 'erin' ? people.erin.post(path).send(sent) : gateway.as('post', path).send(sent);
};

describe('a folder rule', () => {
  beforeAll(() => saveFolders(gateway.stores, people.mailboxes.erin));
  beforeEach(() => grant({ tables: { account: 'user' } }));

  it('may name no record that the owner of its mailbox may not read, whoever saves it', async () => {
    expect((await addRule('erin', 'a-omars').expect(422)).body.code).toBe('unknown-record');
    expect((await addRule('admin', 'a-omars').expect(422)).body.code).toBe('record-unreadable');
  });

  it('shows the name of its record as long as that may be read', async () => {
    const { body: rule } = await addRule('erin', 'a-shared').expect(201);
    expect(rule.regarding).toEqual(sharedAccount);
    await grant({ tables: { account: 'none' } });
    const { body } = await asErin(`mailboxes/${people.mailboxes.erin}/folder-rules`).expect(200);
    expect(body.items[0].regarding).toEqual(masked({ table: 'account', id: 'a-shared' }));
  });
});

describe('who may read others’ mail', () => {
  beforeEach(() => grant({ tables: { account: 'user' }, activities: 'organization' }));

  it('sees the whole timeline of a record that they may read', async () => {
    expect(idsOf((await asErin('activities?regardingTable=account&regardingId=a-erins')).body)).toEqual([
      'erins-fabrikam',
      'omars-fabrikam',
    ]);
    expect(idsOf((await asErin('activities?regardingId=a-shared')).body)).toEqual(['omars-shared']);
    const { body } = await asErin('activities/omars-fabrikam').expect(200);
    expect(body.tracking[0].items).toEqual([]);
  });

  it('sees of other records the own mail alone', async () => {
    expect(idsOf((await asErin('activities?regardingTable=account&regardingId=a-omars')).body)).toEqual([
      'erins-litware',
    ]);
    await asErin('activities/omars-litware').expect(404);
    await asErin('activities/omars-litware/content').expect(404);
  });

  it('sees nothing by the mailbox of somebody else, nor by words', async () => {
    for (const query of [`mailboxId=${people.mailboxes.omar}&regardingTable=account&regardingId=a-erins`, 'q=omars']) {
      expect(idsOf((await asErin(`activities?${query}`).expect(200)).body)).toEqual([]);
    }
  });

  it('changes none of it', async () => {
    const path = '/api/v1/activities/omars-fabrikam';
    const answers = [
      await people.erin.patch(path).send({ regarding: null }),
      await people.erin.delete(`${path}?mailboxId=${people.mailboxes.omar}`),
      await people.erin.post(`${path}/parties/resolve`).send({ address: 'lea@litware.example' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe('secured fields', () => {
  it('of records are empty, are named, and cannot be searched by', async () => {
    await grant({ maskedRecordFields: ['emailAddresses', 'ownerId'] });
    const { body } = await asErin('records?q=fabrikam').expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({
        ...erinsAccount,
        emailAddresses: [],
        ownerId: null,
        maskedFields: ['emailAddresses', 'ownerId'],
      }),
    ]);
    const refused = await asErin('records?email=info@fabrikam.example').expect(403);
    expect([refused.body.code, refused.body.errors[0].field]).toEqual(['field-masked', 'email']);
  });

  it('of mail are empty, cannot be searched by, and are not to be downloaded', async () => {
    await grant({ maskedActivityFields: ['subject', 'body', 'attachments'] });
    const { body } = await asErin('activities/erins-fabrikam').expect(200);
    expect(body).toMatchObject({ subject: '', body: null, earlierBodies: [], attachments: [] });
    expect(body.maskedFields.toSorted()).toEqual(['attachments', 'body', 'earlierBodies', 'subject']);
    for (const path of ['activities?q=offer', 'decisions?q=offer', 'activities/erins-fabrikam/content']) {
      expect((await asErin(path).expect(403)).body.code).toBe('field-masked');
    }
    expect((await asErin('activities/erins-fabrikam/attachments/0').expect(403)).body.code).toBe('field-masked');
  });
});

const profiles = async () => (await gateway.as('get', '/api/v1/read-profiles').expect(200)).body.items;
const addProfile = (given: object) => gateway.as('post', '/api/v1/read-profiles').send(given);

describe('read profiles', () => {
  it('hold for the people whom they name, from the next request on', async () => {
    await grant({ otherTables: 'none' });
    const sent = { name: 'Sales', systemUserIds: ['u-erin'], tables: { account: 'user' } };
    const { body } = await addProfile(sent).expect(201);
    expect(body).toMatchObject({ ...sent, otherTables: 'none', activities: 'user' });
    expect(idsOf((await asErin('records')).body)).toEqual(['a-erins', 'a-shared']);
    expect(idsOf((await people.omar.get('/api/v1/records')).body)).toEqual([]);
    const path = `/api/v1/read-profiles/${body.id}`;
    await gateway
      .as('patch', path)
      .send({ tables: { account: 'organization' } })
      .expect(200);
    expect(idsOf((await asErin('records')).body)).toEqual(['a-erins', 'a-omars', 'a-shared']);
    expect((await gateway.as('delete', path).expect(200)).body.name).toBe('Sales');
    expect(idsOf((await asErin('records')).body)).toEqual([]);
    await gateway.as('delete', path).expect(404);
  });

  it('are listed behind what holds for everybody else, which stays', async () => {
    expect(await profiles()).toEqual([
      { id: 'standard', name: expect.any(String), systemUserIds: [], createdAt: null, ...standard },
    ]);
    expect((await gateway.as('delete', '/api/v1/read-profiles/standard').expect(422)).body.code).toBe('standard-stays');
    await gateway
      .as('patch', '/api/v1/read-profiles/standard')
      .send({ systemUserIds: ['u-erin'] })
      .expect(400);
  });

  it.each([
    { tables: { Account: 'user' } },
    { tables: { account: 'everything' } },
    { tables: [] },
    { tables: null },
    { otherTables: 'own' },
    { activities: 'none' },
    { maskedRecordFields: ['name'] },
    { maskedActivityFields: ['to'] },
    { systemUserIds: [''] },
    { name: ' ' },
  ])('are not %j', async (given) => {
    expect((await addProfile({ name: 'Odd', ...given })).body.code).toBe('invalid-request');
  });

  it('have names of their own', async () => {
    const { body } = await addProfile({ name: 'Service' }).expect(201);
    expect((await addProfile({ name: 'SERVICE' }).expect(409)).body.code).toBe('read-profile-exists');
    await gateway.as('delete', `/api/v1/read-profiles/${body.id}`).expect(200);
  });

  it('are administrators’ to see and to change, and every change is in the audit log', async () => {
    await asErin('read-profiles').expect(403);
    await people.erin.patch('/api/v1/read-profiles/standard').send({ otherTables: 'organization' }).expect(403);
    await grant({ otherTables: 'user' });
    const { body } = await gateway.as('get', '/api/v1/audit?limit=1').expect(200);
    expect(body.items[0].changes).toEqual([
      { field: 'readRights.standard.otherTables', before: 'organization', after: 'user' },
    ]);
  });

  it('are left as they are when the settings go back to an earlier version', async () => {
    const { body: before } = await gateway.as('get', '/api/v1/organization/versions?limit=1').expect(200);
    await gateway.as('put', '/api/v1/organization').send({ categoryName: 'Filed' }).expect(200);
    await grant({ otherTables: 'none' });
    const number = before.items[0].number;
    await gateway.as('post', `/api/v1/organization/versions/${number}/roll-back`).send({}).expect(200);
    expect((await profiles())[0].otherTables).toBe('none');
    expect((await gateway.as('get', '/api/v1/organization')).body.readRights).toBeUndefined();
  });
});

const timeline = async (ref: string): Promise<string[]> =>
  idsOf((await asErin(`records/${ref}/activities`).expect(200)).body);

describe('records and their timelines', () => {
  it('are not there for who may not read them', async () => {
    await grant({ otherTables: 'user', activities: 'organization' });
    for (const path of ['records/account/a-omars', 'records/account/a-omars/activities', 'records/contact/c-lea']) {
      expect((await asErin(path).expect(404)).body.code).toBe('unknown-record');
    }
    expect((await asErin('records/account/a-shared').expect(200)).body).toMatchObject(sharedAccount);
    expect(idsOf((await asErin('records/recent').expect(200)).body)).toEqual(['a-erins']);
  });

  it('have others’ mail for who may read it alone, and never what regards something unreadable', async () => {
    expect(await timeline('account/a-erins')).toEqual(['erins-fabrikam']);
    await grant({ activities: 'organization' });
    expect(await timeline('account/a-erins')).toEqual(['erins-fabrikam', 'omars-fabrikam']);
    expect(await timeline('contact/c-lea')).toHaveLength(5);
    await grant({ tables: { account: 'user' } });
    expect(await timeline('contact/c-lea')).toEqual([
      'erins-fabrikam',
      'erins-litware',
      'omars-fabrikam',
      'omars-shared',
    ]);
  });

  it('tell no owner or account that is secured', async () => {
    await grant({ maskedRecordFields: ['ownerId', 'parentAccountId'] });
    const { body } = await asErin('records/account/a-erins').expect(200);
    expect(body).toMatchObject({ ownerId: null, owner: null, parentAccountId: null, parentAccount: null });
    expect((await asErin('records?parentAccountId=a-erins').expect(403)).body.code).toBe('field-masked');
  });
});
