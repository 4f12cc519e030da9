import { activity, link } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

const path = '/api/v1/tracking-tokens';
const fabrikam = { table: 'account', id: 'a-fabrikam' };
const quote = activity('a1', { links: [link('m-erin', ['f1'])] });

let gateway: OpenGateway;

beforeAll(async () => {
  gateway = await openGateway();
  const record = {
    ...fabrikam,
    name: 'Fabrikam',
    emailAddresses: [],
    state: 'active',
    createdAt: '2026',
    modifiedAt: '2026',
  } as const;
  await gateway.stores.recordDirectory.putMany([record, { ...record, id: 'a-gone', state: 'inactive' }]);
  await gateway.stores.activityStore.replaceMany([quote, activity('a2', { status: 'untracked' })]);
});
afterAll(() => gateway.close());

const issue = (body: object) => gateway.as('post', path).send(body);
const issued = async (body: object) => (await issue(body).expect(201)).body;

describe('§4 tracking tokens', () => {
  it('are given with the subject to send, each another', async () => {
    const first = await issued({ activityId: quote.id, subject: ' Quote ' });
    const second = await issued({ activityId: quote.id, subject: 'Quote' });
    expect(first).toMatchObject({ activityId: quote.id, subject: `Quote ${first.token}` });
    expect(first.token).toMatch(/^CRM:[0-9]{10,}$/);
    expect(second.token).not.toBe(first.token);
    expect(await issued({ regarding: fabrikam, subject: '' })).toMatchObject({ regarding: fabrikam });
  });

  it('stand in a subject once: one that leads to the same is kept, another follows', async () => {
    const first = await issued({ activityId: quote.id, subject: 'Quote' });
    const again = await issued({ activityId: quote.id, subject: `RE: ${first.subject}` });
    expect(again).toMatchObject({ token: first.token, subject: `RE: ${first.subject}` });
    const other = await issued({ regarding: fabrikam, subject: first.subject });
    expect(other.subject).toBe(`${first.subject} ${other.token}`);
  });

  it('have the prefix of the organization, kept apart from the digits', async () => {
    await gateway.as('put', '/api/v1/organization').send({ trackingTokenPrefix: 'Case7' }).expect(200);
    expect((await issued({ activityId: quote.id, subject: 'Quote' })).token).toMatch(/^Case7:[0-9]{10,}$/);
    await gateway.as('put', '/api/v1/organization').send({ trackingTokenPrefix: 'CRM:' }).expect(200);
  });

  it.each([
    { body: { subject: 'Quote' }, status: 400, code: 'invalid-request' },
    { body: { activityId: quote.id, regarding: fabrikam, subject: 'Quote' }, status: 400, code: 'invalid-request' },
    { body: { activityId: quote.id }, status: 400, code: 'invalid-request' },
    { body: { activityId: quote.id, subject: 'a\r\nBcc: x' }, status: 400, code: 'invalid-request' },
    { body: { activityId: activity('a2').id, subject: 'Quote' }, status: 404, code: 'unknown-activity' },
    { body: { regarding: { table: 'account', id: '?' }, subject: 'x' }, status: 422, code: 'unknown-record' },
    { body: { regarding: { table: 'account', id: 'a-gone' }, subject: 'x' }, status: 422, code: 'record-inactive' },
  ])('are not issued for $body', async ({ body, status, code }) => {
    expect((await issue(body).expect(status)).body).toMatchObject({ code });
  });
});
