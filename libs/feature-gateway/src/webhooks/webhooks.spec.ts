import { until } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { WebhookTarget } from '../../testing/webhook-target';

let gateway: OpenGateway;
let target: WebhookTarget;

beforeEach(async () => {
  gateway = await openGateway();
  target = await WebhookTarget.open();
});

afterEach(async () => {
  await gateway.close();
  await target.close();
});

interface Made {
  readonly id: string;
  readonly secret: string;
}

const add = async (more: object = {}): Promise<Made> =>
  (
    await gateway
      .as('post', '/api/v1/webhooks')
      .send({ url: target.url, ...more })
      .expect(201)
  ).body;

const raise = (name: string): number => gateway.warnings.push({ name, problem: () => 'so it is' });
const end = (): void => void gateway.warnings.splice(0);

const deliveriesOf = async (id: string) =>
  (await gateway.as('get', `/api/v1/webhooks/${id}/deliveries`).expect(200)).body.items;

describe('webhooks', () => {
  it('are told of alerts when they are raised and when they are resolved, signed', async () => {
    const { secret } = await add();
    raise('disk-low');
    await until(() => target.told.length === 1);
    end();
    await until(() => target.told.length === 2);
    expect(target.told).toEqual([
      {
        type: 'alert.raised',
        timestamp: expect.any(String),
        data: expect.objectContaining({ code: 'disk-low', state: 'open' }),
      },
      { type: 'alert.resolved', timestamp: expect.any(String), data: expect.objectContaining({ state: 'resolved' }) },
    ]);
    expect(target.calls.every((call) => target.isSigned(call, secret))).toBe(true);
    expect(target.calls.some((call) => target.isSigned(call, 'whsec_AAAA'))).toBe(false);
  });

  it('show their secret once, and another one when it is asked for', async () => {
    const { id, secret } = await add();
    expect(secret).toMatch(/^whsec_/);
    const { text } = await gateway.as('get', '/api/v1/webhooks').expect(200);
    expect(text).not.toContain('secret');
    expect((await gateway.as('patch', `/api/v1/webhooks/${id}`).send({ description: 'ops' })).body.secret).toBeNull();
    const { body } = await gateway.as('patch', `/api/v1/webhooks/${id}`).send({ newSecret: true }).expect(200);
    expect(body.secret).not.toBe(secret);
    await gateway.as('post', `/api/v1/webhooks/${id}/test`).expect(200);
    expect(target.calls.map((call) => target.isSigned(call, body.secret))).toEqual([true]);
  });

  it('hear of the codes that were chosen alone', async () => {
    const { id } = await add({ codes: ['sync-gap'] });
    const all = await add();
    raise('disk-low');
    await until(async () => (await deliveriesOf(all.id)).length === 1);
    expect(await deliveriesOf(id)).toEqual([]);
    const { body } = await gateway.as('patch', `/api/v1/webhooks/${id}`).send({ allCodes: true }).expect(200);
    expect(body.codes).toBeNull();
  });

  it('are tried again until the target takes it, under the same id', async () => {
    target.status = 500;
    const { id } = await add();
    raise('disk-low');
    await until(() => target.calls.length === 1);
    await until(async () => (await deliveriesOf(id))[0]?.attempts === 1);
    const [failed] = await deliveriesOf(id);
    expect(failed).toMatchObject({ state: 'pending', lastAttempt: { status: 500, error: null } });
    expect(Date.parse(failed.nextTryAt)).toBeGreaterThan(Date.now());
    const shown = await gateway.as('get', `/api/v1/webhooks/${id}`).expect(200);
    expect(shown.body.failingSince).not.toBeNull();

    target.status = 204;
    const { webhookDeliveries } = gateway.stores;
    const [waiting] = await webhookDeliveries.list(id, 1);
    if (waiting === undefined) throw new Error('nothing waits');
    await webhookDeliveries.save({ ...waiting, nextTryAt: waiting.createdAt });
    await until(async () => (await deliveriesOf(id))[0]?.state === 'delivered');
    expect(new Set(target.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect((await gateway.as('get', `/api/v1/webhooks/${id}`)).body).toMatchObject({ failingSince: null });
  });

  it('that took nothing for days are disabled with an alert, which ends when they are enabled again', async () => {
    target.status = 503;
    const { id } = await add();
    const { webhooks } = gateway.stores;
    const webhook = await webhooks.find(id);
    if (webhook === undefined) throw new Error('no webhook');
    const longAgo = new Date(Date.now() - 4 * 86_400_000).toISOString();
    await webhooks.replace({ ...webhook, failingSince: longAgo, version: 2 });
    await gateway.as('post', `/api/v1/webhooks/${id}/test`).expect(200);
    const open = async (): Promise<readonly string[]> =>
      (await gateway.as('get', '/api/v1/alerts?state=open')).body.items.map((one: { code: string }) => one.code);
    await until(async () => (await open()).includes('webhook-disabled'));
    const { body } = await gateway.as('get', `/api/v1/webhooks/${id}`);
    expect(body).toMatchObject({ state: 'disabled', disabledBecause: 'failing' });
    target.status = 204;
    await gateway.as('patch', `/api/v1/webhooks/${id}`).send({ state: 'enabled' }).expect(200);
    await until(async () => (await open()).length === 0);
    expect((await gateway.as('get', `/api/v1/webhooks/${id}`)).body).toMatchObject({ failingSince: null });
  });

  it('deliver what was in the outbox when the process ended', async () => {
    const { id } = await add();
    const { webhookDeliveries } = gateway.stores;
    const createdAt = new Date().toISOString();
    await webhookDeliveries.add([
      {
        id: 'from-before',
        webhookId: id,
        type: 'alert.raised',
        body: '{"data":{}}',
        createdAt,
        state: 'pending',
        attempts: 3,
        nextTryAt: createdAt,
      },
    ]);
    await until(() => target.calls.length === 1);
    expect(target.calls[0]?.headers['webhook-id']).toBe('from-before');
  });

  it.each([
    { url: 'http://ops.contoso.example/hook' },
    { url: 'https://169.254.169.254/latest/meta-data' },
    { url: 'https://10.0.0.1/hook' },
    { url: 'javascript:alert(1)' },
    { url: 'https://user:word@ops.contoso.example/' },
  ])('call no address like $url', async ({ url }) => {
    const { body } = await gateway.as('post', '/api/v1/webhooks').send({ url }).expect(400);
    expect(body).toMatchObject({ code: 'invalid-request' });
    const { id } = await add();
    await gateway.as('patch', `/api/v1/webhooks/${id}`).send({ url }).expect(400);
  });

  it('are tested with one call, whatever the target answers, and removed with what waits', async () => {
    const { id } = await add();
    expect((await gateway.as('post', `/api/v1/webhooks/${id}/test`).expect(200)).body).toMatchObject({
      type: 'webhook.test',
      state: 'delivered',
      lastAttempt: { status: 204 },
    });
    target.status = 302;
    expect((await gateway.as('post', `/api/v1/webhooks/${id}/test`).expect(200)).body).toMatchObject({
      state: 'given-up',
      nextTryAt: null,
      lastAttempt: { status: 302 },
    });
    expect(await deliveriesOf(id)).toHaveLength(2);
    await gateway.as('delete', `/api/v1/webhooks/${id}`).expect(204);
    await gateway.as('get', `/api/v1/webhooks/${id}`).expect(404);
    expect(await gateway.stores.webhookDeliveries.list(id, 9)).toEqual([]);
  });
});
