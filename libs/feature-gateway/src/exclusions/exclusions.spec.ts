import type { LoggedDecision } from '@foldwatch/ports';
import { activityId } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { signInOwner } from '../../testing/sign-in-owner';

let gateway: OpenGateway;
let mailboxId: string;
let mine: string;
const everyones = '/api/v1/exclusions';

beforeAll(async () => {
  gateway = await openGateway();
  const mailbox = { emailAddress: 'erin@contoso.example', kind: 'user' };
  ({ id: mailboxId } = (await gateway.as('post', '/api/v1/mailboxes').send(mailbox)).body);
  mine = `/api/v1/mailboxes/${mailboxId}/exclusions`;
});
afterAll(() => gateway.close());

const add = (path: string, exclusion: object) => gateway.as('post', path).send(exclusion);

const held = (id: string, exclusions: readonly string[]): LoggedDecision => ({
  id,
  mailboxId,
  activityId: activityId(id),
  folderId: 'f-inbox',
  kind: 'present',
  verdict: 'skip',
  reason: 'excluded',
  checks: [],
  exclusions,
  observedAt: '2026-11-21T08:00:00.000Z',
  decidedAt: '2026-11-21T08:00:01.000Z',
});

describe('exclusions', () => {
  it.each([
    { given: { kind: 'address', value: ' Buyer@Fabrikam.Example ' }, value: 'buyer@fabrikam.example' },
    { given: { kind: 'domain', value: '@Müller.example' }, value: 'xn--mller-kva.example' },
    { given: { kind: 'subject-words', value: 'Out of OFFICE!' }, value: 'out of office' },
    { given: { kind: 'bulk' }, value: null },
  ])('keep $given in the form in which it is compared', async ({ given, value }) => {
    const { body } = await add(mine, given).expect(201);
    expect(body).toMatchObject({ kind: given.kind, value, effect: 'skip', mailboxId, hits: 0 });
  });

  it('are changed, counted and removed', async () => {
    const { body: added } = await add(everyones, { kind: 'domain', value: 'fabrikam.example', effect: 'block' });
    await gateway.stores.decisionLog.append([held('d1', [added.id]), held('d2', [added.id])]);
    const changed = { kind: 'domain', value: 'other.example', where: ['from'] };
    const { body: replaced } = await gateway.as('put', `${everyones}/${added.id}`).send(changed).expect(200);
    expect(replaced).toMatchObject({ id: added.id, value: 'other.example', where: ['from'], effect: 'skip', hits: 2 });
    await gateway.as('delete', `${everyones}/${added.id}`).expect(200);
    expect((await gateway.as('get', everyones).expect(200)).body.items).toMatchObject([{ id: 'private-items' }]);
    await gateway.as('delete', `${everyones}/${added.id}`).expect(404);
  });

  it('of the organization are told apart from its settings, and outlast their change', async () => {
    await add(everyones, { kind: 'automatic' }).expect(201);
    const { body } = await gateway.as('put', '/api/v1/organization').send({ maxFolderRules: 30 }).expect(200);
    expect(body).not.toHaveProperty('exclusions');
    expect((await gateway.as('get', '/api/v1/organization')).body).not.toHaveProperty('exclusions');
    const { items } = (await gateway.as('get', everyones)).body;
    expect(items).toMatchObject([{ kind: 'private-item' }, { kind: 'automatic', mailboxId: null, where: [] }]);
  });

  it('of private items is there from the beginning, and may be taken away and made again', async () => {
    const { body } = await gateway.as('delete', `${everyones}/private-items`).expect(200);
    expect(body).toMatchObject({ kind: 'private-item', value: null, effect: 'skip', mailboxId: null, where: [] });
    const listed = async () => (await gateway.as('get', everyones).expect(200)).body.items as { kind: string }[];
    expect((await listed()).some(({ kind }) => kind === 'private-item')).toBe(false);
    await add(everyones, { kind: 'private-item', effect: 'block' }).expect(201);
    await add(mine, { kind: 'private-item' }).expect(201);
    expect((await listed()).some(({ kind }) => kind === 'private-item')).toBe(true);
  });

  it.each([
    { kind: 'private-item', effect: 'block' },
    { kind: 'private-item', effect: 'ignore-party' },
    { kind: 'private-item', value: 'x' },
    { kind: 'address' },
    { kind: 'address', value: 'nobody' },
    { kind: 'bulk', value: 'x' },
    { kind: 'subject-words', value: '!?' },
    { kind: 'bulk', effect: 'ignore-party' },
    { kind: 'domain', value: 'a.example', where: [] },
    { kind: 'domain', value: 'a.example', effect: 'block' },
    { kind: 'everything' },
  ])('of a mailbox are refused as %p', async (exclusion) => {
    const { body } = await add(mine, exclusion).expect(400);
    expect(body).toMatchObject({ code: 'invalid-request' });
  });

  it('of the organization are known to owners of mailboxes, without how often they held for others', async () => {
    await add(everyones, { kind: 'automatic' }).expect(201);
    const owner = await signInOwner(gateway, mailboxId);
    const { body } = await owner.get(everyones).expect(200);
    expect(body.items).toContainEqual(expect.objectContaining({ kind: 'automatic', mailboxId: null, hits: null }));
    await owner.post(everyones).send({ kind: 'bulk' }).expect(403);
  });
});
