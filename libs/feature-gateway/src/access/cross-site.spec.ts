import request from 'supertest';
import { SessionLinks } from './session-links';
import { describedRoutes, filled, type DescribedRoute } from '../../testing/described-routes';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
let cookie = '';
beforeAll(async () => {
  gateway = await openGateway();
  const signedIn = await request(gateway.app.getHttpServer()).get((await gateway.app.get(SessionLinks).create()).path);
  const [set = ''] = signedIn.get('set-cookie') ?? [];
  cookie = set.split(';', 1)[0] ?? '';
});
afterAll(() => gateway.close());

function ask({ method, path }: DescribedRoute, headers: Record<string, string>) {
  const server = request(gateway.app.getHttpServer());
  return server[method](filled(path, () => '1')).set(headers);
}

/** As browsers send what a page of another site makes them send. */
const lures: readonly Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' },
  { 'sec-fetch-site': 'same-site', 'content-type': 'application/x-www-form-urlencoded' },
  { 'sec-fetch-site': 'none', 'content-type': 'application/json' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { origin: 'http://evil.example' },
  { origin: 'null' },
];

describe('a page of another site', () => {
  it('writes nothing with the cookie of somebody who is signed in, by any call that the API has', async () => {
    const writing = describedRoutes(gateway).filter(({ method }) => method !== 'get');
    expect(writing.length).toBeGreaterThan(40);
    const written: unknown[] = [];
    for (const route of writing) {
      if ((await ask(route, {})).status !== 401) continue;
      for (const lure of lures) {
        const { status, body } = await ask(route, { cookie, ...lure });
        if (status !== 403 || !['cross-site-request', 'foreign-origin'].includes(body.code))
          written.push([route, lure, status]);
      }
    }
    expect(written).toEqual([]);
    const { body } = await gateway.as('get', '/api/v1/audit').expect(200);
    expect(body.items).toEqual([]);
  });

  it('may not read what it makes the browser ask for', async () => {
    for (const route of describedRoutes(gateway).filter(
      ({ method, path }) => method === 'get' && path !== '/api/v1/live',
    )) {
      const { headers } = await ask(route, { cookie });
      expect([route.path, headers['access-control-allow-origin'], headers['cross-origin-resource-policy']]).toEqual([
        route.path,
        undefined,
        'same-origin',
      ]);
    }
  });
});
