import { HostileServer, says } from '../testing/hostile-server';
import { EwsClient } from './ews-client';
import type { EwsOptions } from './ews-options';

const target = { mailboxId: 'mailbox-1', emailAddress: 'erin@contoso.example' };
let server: HostileServer;
let client: EwsClient;
let now = Date.parse('2026-11-20T09:00:00Z');

function ask(options: Partial<EwsOptions> = {}): Promise<string> {
  const auth = { kind: 'basic', username: 'svc', password: 'secret' } as const;
  const clock = { now: () => new Date(now) };
  client = new EwsClient({ auth, impersonation: true, clock, autodiscover: { urls: [server.url] }, ...options });
  return client.ewsUrlOf(target);
}

const account = (content: string): string =>
  `<Autodiscover xmlns="a"><Response xmlns="b"><Account>${content}</Account></Response></Autodiscover>`;
const protocol = (type: string, url: string): string =>
  `<Protocol><Type>${type}</Type><EwsUrl>${url}</EwsUrl></Protocol>`;

beforeEach(async () => {
  server = await HostileServer.listen();
});

afterEach(async () => {
  await client.close();
  await server.close();
});

it('prefers the address of the mailbox, then the configured one, and asks nobody', async () => {
  expect(await ask({ ewsUrl: 'https://configured.example/' })).toBe('https://configured.example/');
  const own = { ...target, ewsUrl: 'https://configured.example/own' };
  expect(await client.ewsUrlOf(own)).toBe('https://configured.example/own');
  expect(server.received).toHaveLength(0);
});

it.each([
  { given: 'another host', ewsUrl: 'https://own.example/' },
  { given: 'a host that only looks like it', ewsUrl: 'https://configured.example@own.example/' },
  { given: 'no TLS', ewsUrl: 'http://configured.example/' },
])('signs in at the address of a mailbox with $given only where that is allowed', async ({ ewsUrl }) => {
  await ask({ ewsUrl: 'https://configured.example/' });
  await expect(client.ewsUrlOf({ ...target, ewsUrl })).rejects.toMatchObject({ detail: 'ews-host-unknown' });
});

it('signs in at hosts that are named, and at any that a mailbox has where all is left to autodiscover', async () => {
  const own = { ...target, ewsUrl: 'https://own.example/' };
  await ask({ ewsUrl: 'https://configured.example/', ewsHosts: ['own.example'] });
  expect(await client.ewsUrlOf(own)).toBe(own.ewsUrl);
  await client.close();
  server.behave = says(200, account(protocol('EXPR', 'https://found.example/')));
  await ask();
  expect(await client.ewsUrlOf(own)).toBe(own.ewsUrl);
});

it('prefers the address as seen from outside, and keeps it for an hour', async () => {
  server.behave = says(
    200,
    account(
      protocol('EXCH', 'https://inside.example/') + protocol('WEB', '') + protocol('EXPR', 'https://outside.example/'),
    ),
  );
  expect(await ask()).toBe('https://outside.example/');
  await Promise.all([client.ewsUrlOf(target), client.ewsUrlOf(target)]);
  expect(server.received).toHaveLength(1);
  expect(server.received[0]?.body).toContain('<EMailAddress>erin@contoso.example</EMailAddress>');
  now += 3_600_001;
  await client.ewsUrlOf(target);
  expect(server.received).toHaveLength(2);
});

it('follows redirects to another address and to another mailbox', async () => {
  server.behave = (response, { path, body }) => {
    if (path !== '/second') return void response.writeHead(302, { location: '/second' }).end();
    if (body.includes('erin@contoso.example')) {
      return void response.end(account('<RedirectAddr>erin@tenant.example</RedirectAddr>'));
    }
    return void response.end(account(protocol('EXCH', 'https://found.example/')));
  };
  expect(await ask()).toBe('https://found.example/');
  expect(server.received.at(-1)?.body).toContain('erin@tenant.example');
});

it.each([
  ['a circle', says(302, '', { location: '/again' })],
  ['a redirect to nonsense', says(302, '', { location: 'http://' })],
  ['a page', says(200, '<html>')],
  ['an account without EWS', says(200, account(protocol('EXPR', 'javascript:alert(1)')))],
  ['an error', says(500)],
])('finds nothing at %s, tries again the next time, and goes on to the next address', async (_, behaviour) => {
  server.behave = behaviour;
  await expect(ask()).rejects.toMatchObject({ failure: { kind: 'transient' }, detail: 'autodiscover' });
  const good = says(200, account(protocol('EXCH', 'https://found.example/')));
  server.behave = (response, received) => (received.path === '/good' ? good : behaviour)(response, received);
  await client.close();
  expect(await ask({ autodiscover: { urls: [server.url, new URL('/good', server.url).href] } })).toBe(
    'https://found.example/',
  );
});

it('says that it was refused', async () => {
  server.behave = says(401);
  await expect(ask()).rejects.toMatchObject({ failure: { kind: 'auth-expired' } });
});
