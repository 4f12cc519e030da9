import type { RecordCreatedV1 } from '@foldwatch/contracts';
import type { Sighting } from '@foldwatch/domain';
import { activity, activityId, at, link } from '@foldwatch/ports/testing';
import { ownerOf } from '../access/principal';
import { SessionLinks } from '../access/session-links';
import http from 'supertest';
import { save } from '../../testing/play-writer';
import { signInOwner } from '../../testing/sign-in-owner';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
let erin: string;
let omar: string;
const path = '/api/v1/unknown-senders';

beforeAll(async () => {
  gateway = await openGateway();
  const add = async (emailAddress: string): Promise<string> =>
    (await gateway.as('post', '/api/v1/mailboxes').send({ emailAddress, kind: 'user' })).body.id;
  [erin, omar] = [await add('erin@contoso.example'), await add('omar@contoso.example')];
});
afterAll(() => gateway.close());

let person = 0;
/** Somebody new each time, as the writer would suggest them. */
async function seen(
  mailboxId: string,
  parts: Partial<Sighting['draft']> = {},
): Promise<{ id: string; address: string }> {
  person += 1;
  const address = parts.address ?? `p${person}@fabrikam.example`;
  const source = { activityId: activityId(`mail-of-${person}`), mailboxId };
  const draft = {
    table: 'contact',
    address,
    firstName: 'Anna',
    lastName: `Lidman${person}`,
    topic: 'Pumps',
    source,
    ...parts,
  } as const;
  const [sender] = await gateway.stores.unknownSenders.noteMany([{ draft, seenAt: at(person) }]);
  return { id: sender?.id ?? '', address };
}

const waiting = async (query = ''): Promise<readonly { id: string; mailboxId: string }[]> =>
  (await gateway.as('get', `${path}${query}`).expect(200)).body.items;

const settle = (body: object) => gateway.as('post', `${path}/settle`).send(body);

const recordsOf = async (address: string) =>
  (await gateway.as('get', `/api/v1/records?email=${address}`).expect(200)).body.items;

const told = async (): Promise<readonly RecordCreatedV1[]> =>
  (await gateway.stores.eventLog.read('record.events', undefined, 10_000)).events.map(
    ({ payload }) => payload as RecordCreatedV1,
  );

describe('the desk of unknown senders (§6)', () => {
  it('lists who waits with what is suggested, by mailbox and page by page', async () => {
    const first = await seen(erin, { companyName: 'Fabrikam' });
    await seen(omar);
    expect((await waiting(`?mailboxId=${erin}`)).at(-1)).toMatchObject({
      id: first.id,
      mailboxId: erin,
      mailboxAddress: 'erin@contoso.example',
      address: first.address,
      table: 'contact',
      firstName: 'Anna',
      companyName: 'Fabrikam',
      mails: 1,
    });
    const { body } = await gateway.as('get', `${path}?limit=1`).expect(200);
    const rest = await waiting(`?limit=1&cursor=${body.nextCursor}`);
    expect(new Set([...body.items, ...rest].map(({ id }) => id)).size).toBe(2);
    const addresses: readonly string[] = [...body.items, ...rest].map(({ mailboxAddress }) => mailboxAddress);
    expect(addresses.toSorted()).toEqual(['erin@contoso.example', 'omar@contoso.example']);
    expect((await gateway.as('get', `${path}?colour=red`)).status).toBe(400);
  });

  it('shows to administrators what a message says while it is tracked, and to its owner also afterwards', async () => {
    const owner = await signInOwner(gateway, erin);
    const { id } = await seen(erin, { table: 'lead', topic: 'Takeover' });
    const mail = `mail-of-${person}`;
    const topics = async (): Promise<readonly unknown[]> => {
      const { body } = await owner.get(path).expect(200);
      return [await waiting(`?mailboxId=${erin}`), body.items].map((items) =>
        items.find((one: { id: string }) => one.id === id),
      );
    };
    await save(gateway.stores, activity(mail, { links: [link(erin, ['f'])] }));
    expect(await topics()).toMatchObject([{ topic: 'Takeover' }, { topic: 'Takeover' }]);
    const untracked = activity(mail, {
      version: 2,
      links: [link(erin, ['f'], { status: 'untracked' }), link(omar, ['f'])],
    });
    await save(gateway.stores, untracked);
    expect(await topics()).toMatchObject([{ topic: null }, { topic: 'Takeover' }]);
  });

  it('shows no subject to whom a profile masks it', async () => {
    await seen(erin, { table: 'lead', topic: 'Takeover' });
    const owner = await signInOwner(gateway, erin);
    const mask = (given: object) => gateway.as('patch', '/api/v1/read-profiles/standard').send(given).expect(200);
    for (const masks of [{ maskedActivityFields: ['subject'] }, { maskedRecordFields: ['topic'] }]) {
      await mask(masks);
      const { body } = await owner.get(path).expect(200);
      expect(body.items.at(-1)).toMatchObject({ topic: null, maskedFields: ['topic'] });
      await mask({ maskedActivityFields: [], maskedRecordFields: [] });
    }
  });

  it('makes contacts or leads of hundreds at once, tells of each, and has stored mail resolved anew', async () => {
    const senders: { id: string; address: string }[] = [];
    for (let n = 0; n < 300; n += 1) senders.push(await seen(erin));
    const ids = senders.map(({ id }) => id);
    const { body } = await settle({ ids, action: 'lead' }).expect(200);
    expect(body.items.map(({ id, outcome }: { id: string; outcome: string }) => `${id} ${outcome}`)).toEqual(
      ids.map((id) => `${id} created`),
    );
    const [record] = await recordsOf(senders[0]?.address ?? '');
    expect(record).toMatchObject({ table: 'lead', firstName: 'Anna', topic: 'Pumps', origin: 'foldwatch' });
    const events = await told();
    expect(events).toHaveLength(300);
    expect(events[0]).toMatchObject({ record: { id: record.id, topic: 'Pumps' }, mailboxId: erin, by: 'admin' });
    const open = await gateway.stores.mailboxJobs.findOpen(['*']);
    expect(open.map(({ request }) => request.kind)).toContain('resolve');
    expect((await waiting('?limit=500')).filter(({ id }) => ids.includes(id))).toEqual([]);
    const again = await settle({ ids: ids.slice(0, 2), action: 'lead' }).expect(200);
    expect(again.body.items).toMatchObject([{ outcome: 'not-waiting' }, { outcome: 'not-waiting' }]);
  });

  it('gives each of a batch an outcome of its own', async () => {
    const [one, known] = [await seen(erin), await seen(erin)];
    await gateway
      .as('put', '/api/v1/records')
      .send([{ table: 'contact', id: 'c-known', name: 'K', emailAddresses: [known.address] }]);
    const { body } = await settle({ ids: [known.id, 'nobody', one.id], action: 'contact' }).expect(200);
    expect(body.items).toMatchObject([
      { id: known.id, outcome: 'known', record: { id: 'c-known' } },
      { id: 'nobody', outcome: 'not-waiting', record: null },
      { id: one.id, outcome: 'created', record: { table: 'contact' } },
    ]);
  });

  it('adds the address to the record of whom it is the same as, for good', async () => {
    const contact = { table: 'contact', id: 'c-anna', name: 'Anna', emailAddresses: ['anna@fabrikam.example'] };
    await gateway.as('put', '/api/v1/records').send([contact]);
    const { id, address } = await seen(erin);
    const record = { table: 'contact', id: 'c-anna' };
    expect((await settle({ ids: [id], action: 'same-as' })).status).toBe(400);
    expect((await settle({ ids: [id], action: 'same-as', record: { ...record, id: 'none' } })).body.code).toBe(
      'unknown-record',
    );
    const { body } = await settle({ ids: [id], action: 'same-as', record }).expect(200);
    expect(body.items).toMatchObject([{ outcome: 'linked', record }]);
    await gateway.as('put', '/api/v1/records').send([{ ...contact, name: 'Anna Lidman' }]);
    expect(await recordsOf(address)).toMatchObject([{ id: 'c-anna', name: 'Anna Lidman' }]);
  });

  it('never suggests again whom the mailbox, or the organization, wants never', async () => {
    const [mine, all] = [await seen(erin), await seen(erin)];
    await settle({ ids: [mine.id], action: 'never' }).expect(200);
    await settle({ ids: [all.id], action: 'never', scope: 'organization' }).expect(200);
    for (const { address } of [mine, all]) await seen(erin, { address });
    const elsewhere = await seen(omar, { address: mine.address });
    await seen(omar, { address: all.address });
    const addresses = (await waiting('?limit=500')).filter(({ id }) => [mine.id, all.id, elsewhere.id].includes(id));
    expect(addresses.map(({ id }) => id)).toEqual([elsewhere.id]);
  });

  it('takes off whoever got a record of the CRM meanwhile', async () => {
    const { id, address } = await seen(erin);
    await gateway
      .as('put', '/api/v1/records')
      .send([{ table: 'lead', id: 'l-late', name: 'L', emailAddresses: [address] }]);
    expect((await waiting('?limit=500')).map((one) => one.id)).not.toContain(id);
    expect((await gateway.stores.unknownSenders.findMany([id])).size).toBe(0);
  });

  it('shows an owner, and lets an owner settle, the own mailbox’s alone', async () => {
    const server = gateway.app.getHttpServer();
    const { path: way } = await gateway.app.get(SessionLinks).create(ownerOf(erin));
    const cookie = (await http(server).get(way)).get('set-cookie')?.[0] ?? '';
    const asErin = (method: 'get' | 'post', of: string) =>
      http(server)[method](of).set('cookie', cookie).set('sec-fetch-site', 'same-origin');
    const [mine, others] = [await seen(erin), await seen(omar)];
    const { body } = await asErin('get', `${path}?limit=500`).expect(200);
    const ids = body.items.map(({ id }: { id: string }) => id);
    expect([ids.includes(mine.id), ids.includes(others.id)]).toEqual([true, false]);
    await asErin('get', `${path}?mailboxId=${omar}`).expect(403);
    const asked = { ids: [mine.id, others.id], action: 'contact' };
    const settled = await asErin('post', `${path}/settle`).send(asked).expect(200);
    expect(settled.body.items).toMatchObject([{ outcome: 'created' }, { outcome: 'not-waiting' }]);
    await asErin('post', `${path}/settle`)
      .send({ ids: ['a'], action: 'never', scope: 'organization' })
      .expect(403);
    expect((await waiting('?limit=500')).map(({ id }) => id)).toContain(others.id);
  });

  it('makes nothing that the organization does not allow', async () => {
    const { id } = await seen(erin);
    await gateway
      .as('put', '/api/v1/organization')
      .send({ createCap: ['contact'] })
      .expect(200);
    expect((await settle({ ids: [id], action: 'lead' })).body.code).toBe('create-not-allowed');
    await settle({ ids: [id], action: 'contact' }).expect(200);
    await gateway
      .as('put', '/api/v1/organization')
      .send({ createCap: ['contact', 'lead'] })
      .expect(200);
  });

  it.each([
    { ids: [], action: 'contact' },
    { ids: ['a', 'a'], action: 'contact' },
    { ids: Array.from({ length: 501 }, (_, n) => `s${n}`), action: 'contact' },
    { ids: ['a'], action: 'account' },
    { ids: ['a'], action: 'never', scope: 'team' },
    { action: 'never' },
  ])('refuses what makes no sense (%#)', async (body) => {
    expect((await settle(body)).status).toBe(400);
  });
});
