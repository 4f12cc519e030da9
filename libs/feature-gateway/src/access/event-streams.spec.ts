import request from 'supertest';
import { holderKeyOf } from '@foldwatch/ports';
import { until } from '@foldwatch/ports/testing';
import { sessionCookie, Sessions } from './sessions';
import { followStream, type FollowedStream } from '../../testing/follow-stream';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

const live = '/api/v1/live';
const events = '/api/v1/events?topic=mailbox.events';
let gateway: OpenGateway;
let names = 0;

afterEach(() => gateway.close());

interface Person {
  readonly id: string;
  readonly cookie: string;
}

async function signedIn(role = 'user'): Promise<Person> {
  const name = `person-${(names += 1)}`;
  const { body } = await gateway.as('post', '/api/v1/users').send({ name, role }).expect(201);
  const { epoch = 0 } = (await gateway.stores.users.find(body.id)) ?? {};
  const holder = { kind: 'user', userId: body.id, epoch } as const;
  const secret = await gateway.app.get(Sessions).open(holder, 'open-id-connect', { address: '192.0.2.7' });
  return { id: body.id, cookie: `${sessionCookie}=${secret}` };
}

async function open(path: string, headers: Readonly<Record<string, string>>): Promise<FollowedStream> {
  const stream = await followStream(gateway, path, headers);
  expect(stream.answer.statusCode).toBe(200);
  return stream;
}

const change = (id: string, fields: object) => gateway.as('patch', `/api/v1/users/${id}`).send(fields).expect(200);
const sessionsOf = (id: string) => `/api/v1/users/${id}/sessions`;

/** What may happen to somebody with whom a stream is to end. */
const ends: Readonly<Record<string, (person: Person) => PromiseLike<unknown>>> = {
  'their session is ended': async ({ id }) => {
    const { body } = await gateway.as('get', sessionsOf(id)).expect(200);
    await gateway.as('delete', `${sessionsOf(id)}/${body.items[0].id}`).expect(204);
  },
  'all their sessions are': ({ id }) => gateway.as('delete', sessionsOf(id)).expect(204),
  'they are disabled': ({ id }) => change(id, { isDisabled: true }),
  'they get another role': ({ id }) => change(id, { role: 'auditor' }),
  'they are removed': ({ id }) => gateway.as('delete', `/api/v1/users/${id}`).expect(200),
  'they sign out': ({ cookie }) =>
    request(gateway.app.getHttpServer())
      .delete('/api/v1/session')
      .set({ cookie, 'sec-fetch-site': 'same-origin' })
      .expect(204),
};

describe('a stream of somebody, whom the gateway looks at hardly ever by itself', () => {
  beforeEach(async () => {
    gateway = await openGateway({ heartBeatMs: 600_000 });
  });

  it.each(Object.entries(ends))('ends at once when %s, and nobody else’s does', async (_, end) => {
    const [erin, omar] = [await signedIn(), await signedIn()];
    const stream = await open(live, { cookie: erin.cookie });
    const others = await open(live, { cookie: omar.cookie });
    await end(erin);
    await stream.ended;
    expect([stream.answer.complete, others.answer.complete]).toEqual([true, false]);
    others.answer.destroy();
  });

  it('ends at once when the administrator is revoked whose token it came with', async () => {
    const { body } = await gateway.as('post', '/api/v1/administrators').send({ name: 'Uma' }).expect(201);
    const streams = await Promise.all([live, events].map((path) => open(path, bearer(body.token))));
    await gateway.as('delete', `/api/v1/administrators/${body.id}`).expect(200);
    await Promise.all(streams.map(({ ended }) => ended));
    expect(streams.map(({ answer }) => answer.complete)).toEqual([true, true]);
  });

  it('ends at once when the key is revoked that it came with', async () => {
    const key = { name: 'crm', scopes: ['events:read'] };
    const { body } = await gateway.as('post', '/api/v1/api-keys').send(key).expect(201);
    const streams = await Promise.all([live, events].map((path) => open(path, bearer(body.key))));
    await gateway.as('delete', `/api/v1/api-keys/${body.id}`).expect(200);
    await Promise.all(streams.map(({ ended }) => ended));
    expect(streams.map(({ answer }) => answer.complete)).toEqual([true, true]);
  });
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('a stream of somebody who is signed out by another process', () => {
  it.each([live, events])('ends with the next beat of the heart (%s)', async (path) => {
    gateway = await openGateway({ heartBeatMs: 30 });
    const { id, cookie } = await signedIn('admin');
    const stream = await open(path, { cookie });
    await until(() => stream.frames().length > 0);
    await gateway.stores.openSessions.endAll(holderKeyOf({ kind: 'user', userId: id, epoch: 1 }));
    await stream.ended;
    expect(stream.answer.complete).toBe(true);
    await request(gateway.app.getHttpServer()).get('/api/v1/session').set('cookie', cookie).expect(401);
  });
});
