import { wholeOrganization } from '@foldwatch/ports';
import { activity, at } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { save } from '../../testing/play-writer';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway();
  await gateway
    .as('post', '/api/v1/mailboxes')
    .send({ emailAddress: 'erin@contoso.example', kind: 'user' })
    .expect(201);
  await gateway
    .as('put', '/api/v1/records')
    .send([
      { table: 'contact', id: 'c-1', name: 'Bea', emailAddresses: ['bea@fabrikam.example', 'b@fabrikam.example'] },
    ])
    .expect(200);
});
afterAll(() => gateway.close());

const erase = (body: object) => gateway.as('post', '/api/v1/erasures').send(body);
const hashes = async (...texts: readonly string[]): Promise<readonly string[]> =>
  texts.map(await gateway.stores.erasedPeople.hashing());

describe('an erasure', () => {
  it('becomes a job that knows the people by keyed hashes alone, and says where its report will be', async () => {
    const { body, headers } = await erase({ emailAddresses: [' Bea@Fabrikam.example '] }).expect(202);
    expect(headers['location']).toBe(`/api/v1/erasures/${body.id}`);
    expect(body).toMatchObject({ state: 'open', dryRun: false, requestedBy: 'admin', counts: {}, holding: [] });
    const expected = await hashes('bea@fabrikam.example', 'record contact/c-1');
    expect(body.subjects.toSorted()).toEqual(expected.toSorted());
    const job = await gateway.stores.mailboxJobs.find(body.id);
    expect(job?.mailboxId).toBe(wholeOrganization);
    expect(JSON.stringify([job, body])).not.toMatch(/bea@/i);
  });

  it('of a record is one of all its addresses and of itself', async () => {
    const { body } = await erase({ record: { table: 'contact', id: 'c-1' } }).expect(202);
    const expected = await hashes('bea@fabrikam.example', 'b@fabrikam.example', 'record contact/c-1');
    expect(body.subjects.toSorted()).toEqual(expected.toSorted());
  });

  it('can be asked for again by the hashes of a report', async () => {
    const subjects = await hashes('bea@fabrikam.example');
    expect((await erase({ subjects }).expect(202)).body.subjects).toEqual(subjects);
  });

  it('shows its report once it is done, and until then how far it is', async () => {
    const { body } = await erase({ emailAddresses: ['carl@fabrikam.example'] }).expect(202);
    const { mailboxJobs } = gateway.stores;
    const read = async () => (await gateway.as('get', `/api/v1/erasures/${body.id}`).expect(200)).body;
    await mailboxJobs.advance(body.id, { revision: 1, at: at(1), done: 7, step: 'decisions', counts: { records: 1 } });
    expect(await read()).toMatchObject({
      counts: { records: 1 },
      progress: { step: 'decisions', pages: 7, at: at(1) },
    });
    const holding = [{ topic: 'activity.events', until: at(9) }, { topic: 'activity.state' }];
    await mailboxJobs.finish(body.id, { kind: 'erased', counts: { records: 1, events: 3 }, holding }, at(2));
    expect(await read()).toMatchObject({
      state: 'done',
      finishedAt: at(2),
      counts: { records: 1, events: 3 },
      holding: [
        { topic: 'activity.events', until: at(9) },
        { topic: 'activity.state', until: null },
      ],
      progress: null,
    });
    const { body: list } = await gateway.as('get', '/api/v1/erasures?limit=500').expect(200);
    expect(list.items.map(({ id }: { id: string }) => id)).toContain(body.id);
  });

  it('can be stopped', async () => {
    const { body } = await erase({ emailAddresses: ['carl@fabrikam.example'] }).expect(202);
    await gateway.as('post', `/api/v1/jobs/${body.id}/stop`).expect(200);
    expect((await gateway.as('get', `/api/v1/erasures/${body.id}`)).body.state).toBe('stopped');
  });

  it.each<{ body: object; status: number; code: string }>([
    { body: {}, status: 400, code: 'invalid-request' },
    { body: { emailAddresses: [] }, status: 400, code: 'invalid-request' },
    { body: { emailAddresses: ['nobody'] }, status: 400, code: 'invalid-request' },
    { body: { emailAddresses: [7] }, status: 400, code: 'invalid-request' },
    { body: { subjects: ['bea@fabrikam.example'] }, status: 400, code: 'invalid-request' },
    { body: { record: { table: 'contact' } }, status: 400, code: 'invalid-request' },
    { body: { emailAddresses: ['ERIN@contoso.example'] }, status: 409, code: 'address-of-mailbox' },
  ])('refuses $body', async ({ body, status, code }) => {
    const answer = await erase(body).expect(status);
    expect(answer.body.code).toBe(code);
  });

  it('is not one where there is none', async () => {
    expect((await gateway.as('get', '/api/v1/erasures/nobody').expect(404)).body.code).toBe('unknown-erasure');
  });
});

describe('whoever was erased', () => {
  it('is not brought back by the next delivery of the CRM, but for what is not theirs', async () => {
    const { erasedPeople } = gateway.stores;
    await erasedPeople.remember(await hashes('dora@fabrikam.example'), at(1));
    const { body } = await gateway
      .as('put', '/api/v1/records')
      .send([
        { table: 'contact', id: 'c-2', name: 'Dora', emailAddresses: ['dora@fabrikam.example'] },
        { table: 'account', id: 'a-2', name: 'Fabrikam', emailAddresses: ['dora@fabrikam.example'] },
      ])
      .expect(200);
    expect(body).toEqual({ created: 1, updated: 0, unchanged: 0, erased: 1 });
    const { body: found } = await gateway.as('get', '/api/v1/records?email=dora@fabrikam.example').expect(200);
    expect(found.items).toEqual([]);
  });
});

describe('a shorter retention', () => {
  it('says how many activities and decisions it would delete, and deletes none', async () => {
    await save(gateway.stores, activity('old', { modifiedAt: '2020-01-01T00:00:00.000Z' }));
    const preview = (body: object) => gateway.as('post', '/api/v1/organization/preview').send(body).expect(200);
    expect((await preview({ activityRetentionDays: 365 })).body).toEqual({ activities: 1, decisions: 0 });
    expect((await preview({ activityRetentionDays: 0 })).body).toEqual({ activities: 0, decisions: 0 });
    expect((await gateway.as('get', '/api/v1/organization')).body.activityRetentionDays).toBe(0);
  });
});
