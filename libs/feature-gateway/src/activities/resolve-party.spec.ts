import request from 'supertest';
import { activity, activityId, link } from '@foldwatch/ports/testing';
import { ownerOf } from '../access/principal';
import { SessionLinks } from '../access/session-links';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { save } from '../../testing/play-writer';

let gateway: OpenGateway;
const bea = 'bea@fabrikam.example';
const record = { table: 'contact', id: 'c-bea' };

beforeAll(async () => {
  gateway = await openGateway();
  const message = { cc: [{ address: bea }], bcc: [{ address: 'boss@contoso.example', onlyIn: 'm-omar' }] };
  await save(gateway.stores, activity('a', { message, links: [link('m-erin', []), link('m-omar', [])] }));
  const records = [
    { ...record, name: 'Bea', emailAddresses: [] },
    { table: 'contact', id: 'c-merged', name: 'Old Bea', emailAddresses: [], mergedInto: record },
  ];
  await gateway.as('put', '/api/v1/records').send(records).expect(200);
});
afterAll(() => gateway.close());

const path = `/api/v1/activities/${activityId('a')}/parties/resolve`;
const resolve = (body: object) => gateway.as('post', path).send(body);
const noted = async () => (await gateway.stores.recordChanges.oldest(10)).map(({ subject }) => subject);

async function asOwner(mailboxId: string, body: object) {
  const server = gateway.app.getHttpServer();
  const signedIn = await request(server).get((await gateway.app.get(SessionLinks).create(ownerOf(mailboxId))).path);
  return request(server)
    .post(path)
    .set({ cookie: signedIn.get('set-cookie')?.[0] ?? '', 'sec-fetch-site': 'same-origin' })
    .send(body);
}

describe('§5 an address of an activity', () => {
  it('is given to the record that a person names, and stays with it when the CRM delivers that without', async () => {
    const { body, headers } = await resolve({ address: ' Bea@Fabrikam.example', record }).expect(202);
    expect(headers['location']).toBe(`/api/v1/jobs/${body.jobId}`);
    expect((await gateway.stores.mailboxJobs.find(body.jobId))?.request).toEqual({ kind: 'resolve' });
    expect(await noted()).toContainEqual({ kind: 'address', address: bea });
    await gateway
      .as('put', '/api/v1/records')
      .send([{ ...record, name: 'Bea Baker', emailAddresses: [] }])
      .expect(200);
    const found = await gateway.stores.recordDirectory.resolveMany([bea]);
    expect(found.get(bea)?.map(({ id, name }) => [id, name])).toEqual([['c-bea', 'Bea Baker']]);
  });

  it('is looked up again without one, in the job that is open', async () => {
    const first = await resolve({ address: bea }).expect(202);
    const second = await resolve({ address: bea }).expect(202);
    expect(second.body).toEqual(first.body);
  });

  it.each([
    { body: { address: 'nobody@fabrikam.example' }, status: 404, code: 'unknown-party' },
    { body: { address: bea, record: { table: 'contact', id: 'c-nobody' } }, status: 422, code: 'unknown-record' },
    { body: { address: bea, record: { table: 'contact', id: 'c-merged' } }, status: 422, code: 'record-merged' },
    { body: { address: bea, record: { table: 'Contact', id: 'c' } }, status: 400, code: 'invalid-request' },
    { body: {}, status: 400, code: 'invalid-request' },
  ])('is refused: $body', async ({ body, status, code }) => {
    const answer = await resolve(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('known from another mailbox’s blind copy alone is not there for an owner', async () => {
    const hidden = { address: 'boss@contoso.example' };
    expect((await asOwner('m-erin', hidden)).body.code).toBe('unknown-party');
    expect((await asOwner('m-omar', hidden)).status).toBe(202);
  });
});
