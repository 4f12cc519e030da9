import request from 'supertest';
import { scopes, type Scope } from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import { describedRoutes, filled, type DescribedRoute } from '../../testing/described-routes';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { neededScope, partOf } from '../access/needed-scope';

let gateway: OpenGateway;
let numbers = 0;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const add = (given: object) => gateway.as('post', '/api/v1/api-keys').send(given);

async function keyWith(
  allowed: readonly Scope[],
  given: object = {},
): Promise<{ id: string; name: string; key: string }> {
  const name = `key ${(numbers += 1)}`;
  return (await add({ name, scopes: allowed, ...given }).expect(201)).body;
}

const call = (key: string, method: DescribedRoute['method'], path: string) =>
  request(gateway.app.getHttpServer())[method](path).auth(key, { type: 'bearer' });

describe('keys of scripts', () => {
  it('are shown once, kept as a hash, and let in as far as their scopes go', async () => {
    const { key, id } = await keyWith(['records:read']);
    expect(key).toMatch(/^fwk_[\w-]{40,}$/);
    await call(key, 'get', '/api/v1/records').expect(200);
    const { body: refused } = await call(key, 'get', '/api/v1/activities').expect(403);
    expect([refused.code, refused.detail]).toEqual(['scope-missing', 'The key has no scope activities:read.']);
    const { body: listed } = await gateway.as('get', '/api/v1/api-keys').expect(200);
    expect(listed.items).toContainEqual(
      expect.objectContaining({ id, scopes: ['records:read'], createdBy: 'admin', revokedAt: null, expiresAt: null }),
    );
    expect(JSON.stringify([listed, await gateway.stores.apiKeys.find(id)])).not.toContain(key);
  });

  it('write only with a scope for that', async () => {
    const [reading, writing] = [await keyWith(['records:read']), await keyWith(['records:write'])];
    expect((await call(reading.key, 'put', '/api/v1/records').send([]).expect(403)).body.code).toBe('read-only');
    await call(writing.key, 'put', '/api/v1/records').send([]).expect(200);
    expect((await call(writing.key, 'get', '/api/v1/records').expect(403)).body.code).toBe('scope-missing');
  });

  it('tell when they were last used', async () => {
    const { id, key } = await keyWith(['records:read']);
    const lastUsedAt = async () => (await gateway.stores.apiKeys.find(id))?.lastUsedAt;
    expect(await lastUsedAt()).toBeUndefined();
    await call(key, 'get', '/api/v1/records').expect(200);
    expect(await lastUsedAt()).toEqual(expect.any(String));
  });

  it('are out at once when they are revoked, and keep their name', async () => {
    const { id, key, name } = await keyWith(['records:read']);
    const { body } = await gateway.as('delete', `/api/v1/api-keys/${id}`).expect(200);
    expect(body).toMatchObject({ name, revokedBy: 'admin' });
    await call(key, 'get', '/api/v1/records').expect(401);
    expect((await add({ name: name.toUpperCase(), scopes: ['records:read'] }).expect(409)).body.code).toBe(
      'api-key-exists',
    );
    await gateway.as('delete', '/api/v1/api-keys/nothing').expect(404);
  });

  it('end by themselves', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { key, name } = await keyWith(['records:read'], { expiresAt });
    await call(key, 'get', '/api/v1/records').expect(200);
    const [id, expired] = ['expired', 'fwk_that-has-expired'];
    await gateway.stores.apiKeys.add({
      id,
      name,
      scopes,
      keyHash: hashId(expired),
      createdAt: expiresAt,
      createdBy: 'admin',
      expiresAt: '2026-01-01T00:00:00.000Z',
    });
    await call(expired, 'get', '/api/v1/records').expect(401);
    expect((await add({ name: 'late', scopes: ['records:read'], expiresAt: '2026-01-01' })).status).toBe(400);
  });

  it('are named in the audit log', async () => {
    const { key, name } = await keyWith(['records:write']);
    await call(key, 'put', '/api/v1/records').send([]).expect(200);
    const { body } = await gateway.as('get', '/api/v1/audit?what=putRecords&limit=1').expect(200);
    expect(body.items[0].by).toEqual({ kind: 'admin', name: `key:${name}` });
  });

  it.each([
    { name: 'x', scopes: [] },
    { name: 'x', scopes: ['records:delete'] },
    { name: 'x', scopes: ['records:read', 'records:read'] },
    { name: 'x' },
    { name: '', scopes: ['records:read'] },
    { name: 'key:admin', scopes: ['records:read'] },
    { name: 'a\u200Bb', scopes: ['records:read'] },
  ])('are not %j', async (given) => {
    expect((await add(given)).body.code).toBe('invalid-request');
  });
});

/** Whoever is not signed in gets an answer. */
async function isOpen({ method, path }: DescribedRoute): Promise<boolean> {
  return (await request(gateway.app.getHttpServer())[method](filled(path, () => '1'))).status !== 401;
}

/** It answers as long as somebody listens. */
const isEndless = ({ path }: DescribedRoute): boolean => path === '/api/v1/live';
const refusals = ['scope-missing', 'not-for-keys', 'read-only'];

async function isRefused(key: string, { method, path }: DescribedRoute): Promise<boolean> {
  const answer = await call(
    key ?? '',
    method,
    filled(path, () => '1'),
  ).query({ limit: 'x' });
  return answer.status === 401 || refusals.includes(answer.body.code);
}

/** Those that are not for everybody, and end. */
async function guardedRoutes(): Promise<readonly DescribedRoute[]> {
  const guarded: DescribedRoute[] = [];
  for (const route of describedRoutes(gateway)) if (!isEndless(route) && !(await isOpen(route))) guarded.push(route);
  return guarded;
}

describe('every call of the API', () => {
  it('belongs to a part of the API, so that it is known which scope opens it', () => {
    const inApi = describedRoutes(gateway).filter(({ path }) => path.startsWith('/api/v1/'));
    const homeless = inApi.filter(({ path }) => partOf(path.slice('/api/v1/'.length)) === undefined);
    expect(homeless).toEqual([]);
  });

  it('is opened by its scope and by no other', async () => {
    const all = (await keyWith(scopes)).key;
    const keys = new Map<Scope, { readonly only: string; readonly without: string }>();
    for (const scope of scopes) {
      const only = (await keyWith([scope])).key;
      keys.set(scope, { only, without: (await keyWith(scopes.filter((other) => other !== scope))).key });
    }
    const odd: unknown[] = [];
    for (const route of await guardedRoutes()) {
      const needed = neededScope(route.path, route.method === 'get');
      const { only, without } =
        needed === 'none' || needed === 'refused'
          ? { only: all, without: all }
          : (keys.get(needed) ?? { only: '', without: '' });
      if (needed !== 'none' && !(await isRefused(without, route))) odd.push(['not refused', route]);
      if (needed !== 'refused' && (await isRefused(only, route))) odd.push(['refused', route]);
    }
    expect(odd).toEqual([]);
  });
});
