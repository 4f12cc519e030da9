import request from 'supertest';
import { activity, activityId, link } from '@foldwatch/ports/testing';
import { Browser } from '../../testing/browser';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { erinsAccount, playTwoPeople, regarding } from '../../testing/played-rights';
import { save } from '../../testing/play-writer';

const secretWord = 'zanzibar';
let gateway: OpenGateway;
let people: Awaited<ReturnType<typeof playTwoPeople>>;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-11-21T08:10:00.000Z');
  gateway = await openGateway({ clock: { now: () => now } });
  people = await playTwoPeople(gateway);
});
afterEach(() => gateway.close());

async function keep(id: string, ...mailboxIds: readonly string[]): Promise<void> {
  const { ref, sizeBytes } = await gateway.stores.contentStore.put(Buffer.from('What it says'));
  const attachment = { name: 'offer.txt', contentType: 'text/plain', sizeBytes, contentRef: ref };
  const version = { hash: 'h1', sizeBytes, bodyType: 'text', bodyRef: ref, attachments: [attachment] } as const;
  const content = { state: 'stored', current: { ...version, fetchedAt: now.toISOString() }, earlier: [] } as const;
  const links = mailboxIds.map((mailboxId) => link(mailboxId, ['f-1']));
  const message = { subject: `Offer ${secretWord}` };
  await save(gateway.stores, activity(id, { message, content, links, regarding: regarding(erinsAccount) }));
}

const contentOf = (id: string) => `/api/v1/activities/${activityId(id)}/content`;
const asAdmin = (path: string) => gateway.as('get', path);
const looksAt = (mailboxId: string) => `/api/v1/mailboxes/${mailboxId}/looks`;

async function looksOfErin(query = '') {
  const { body } = await people.erin.get(`${looksAt(people.mailboxes.erin)}${query}`).expect(200);
  return body;
}
const told = async () => (await looksOfErin()).items.map(({ sentence }: { sentence: string }) => sentence);

async function sharer(mailboxId: string): Promise<Browser> {
  const password = 'a password of the spec';
  const given = { name: 'sara', role: 'user', systemUserId: 'u-sara', password };
  await gateway.as('post', '/api/v1/users').send(given).expect(201);
  await gateway
    .as('put', `/api/v1/mailboxes/${mailboxId}/grants`)
    .send({ systemUserIds: ['u-sara'] })
    .expect(200);
  const sara = new Browser(gateway);
  await sara.signIn('sara', password).expect(200);
  const chosen = { currentPassword: password, newPassword: `${password} by oneself` };
  await sara.ask('put', '/api/v1/session/password').send(chosen).expect(204);
  return sara;
}

describe('who looked at mail', () => {
  it('is told to its owner: what of which message, by whom and when, once an hour', async () => {
    await keep('offer', people.mailboxes.erin);
    expect(await looksOfErin()).toEqual({ items: [], nextCursor: null });
    await asAdmin(contentOf('offer')).expect(200);
    await asAdmin(`/api/v1/activities/${activityId('offer')}/body`).expect(200);
    now = new Date('2026-11-21T08:59:00.000Z');
    await asAdmin(contentOf('offer')).expect(200);
    await asAdmin(`/api/v1/activities/${activityId('offer')}/attachments/0`).expect(200);
    now = new Date('2026-11-21T09:00:00.000Z');
    await asAdmin(contentOf('offer')).expect(200);
    const look = { id: expect.any(String), by: { kind: 'admin', name: 'admin' }, activityId: activityId('offer') };
    const subject = `Offer ${secretWord}`;
    const opened = { subject, what: 'content', sentence: 'The administrator admin opened it.' };
    const taken = { subject, what: 'attachment', sentence: 'The administrator admin opened an attachment of it.' };
    expect((await looksOfErin()).items).toEqual([
      { ...look, ...opened, at: '2026-11-21T09:00:00.000Z' },
      { ...look, ...taken, at: '2026-11-21T08:59:00.000Z' },
      { ...look, ...opened, at: '2026-11-21T08:10:00.000Z' },
    ]);
  });

  it('has those who share the mailbox, keys of scripts and readers of the record, and not the owner', async () => {
    const { erin, omar, mailboxes } = people;
    await keep('offer', mailboxes.erin);
    await erin.get(contentOf('offer')).expect(200);
    await erin.get(`/api/v1/activities?q=${secretWord}`).expect(200);
    expect(await told()).toEqual([]);
    await (await sharer(mailboxes.erin)).ask('get', contentOf('offer')).expect(200);
    const key = (await gateway.as('post', '/api/v1/api-keys').send({ name: 'crm', scopes: ['activities:read'] })).body
      .key;
    await request(gateway.app.getHttpServer()).get(contentOf('offer')).auth(key, { type: 'bearer' }).expect(200);
    const opened = { activities: 'organization', otherTables: 'organization' };
    await gateway.as('patch', '/api/v1/read-profiles/standard').send(opened).expect(200);
    await omar.get(contentOf('offer')).expect(200);
    expect((await told()).toSorted()).toEqual([
      'The owner of another mailbox opened it.',
      'The script crm opened it.',
      'sara opened it.',
    ]);
  });

  it('is nobody who has the message too', async () => {
    const { omar, mailboxes } = people;
    await keep('both', mailboxes.erin, mailboxes.omar);
    await omar.get(contentOf('both')).expect(200);
    await omar.get(`/api/v1/activities?q=${secretWord}`).expect(200);
    expect(await told()).toEqual([]);
    await asAdmin(contentOf('both')).expect(200);
    expect(await told()).toEqual(['The administrator admin opened it.']);
    expect((await omar.get(looksAt(mailboxes.omar)).expect(200)).body.items).toHaveLength(1);
  });

  it.each(['activities', 'decisions'])('has searches of %s, and not their words', async (list) => {
    const { erin, omar } = people.mailboxes;
    await keep('offer', erin);
    const times = { observedAt: now.toISOString(), decidedAt: now.toISOString() };
    const verdict = { kind: 'present', verdict: 'track', reason: 'folder-rule', checks: [] } as const;
    const decided = { id: 'd1', mailboxId: erin, activityId: activityId('offer'), folderId: 'f-1' };
    await gateway.stores.decisionLog.append([{ ...decided, ...verdict, ...times, subject: `Offer ${secretWord}` }]);
    await asAdmin(`/api/v1/${list}`).expect(200);
    await asAdmin(`/api/v1/${list}?mailboxId=${erin}`).expect(200);
    expect(await told()).toEqual([]);
    await asAdmin(`/api/v1/${list}?q=nothing-like-this`).expect(200);
    expect(await told()).toEqual([]);
    await asAdmin(`/api/v1/${list}?q=${secretWord}`).expect(200);
    await asAdmin(`/api/v1/${list}?q=nothing-like-this&mailboxId=${omar}`).expect(200);
    expect((await looksOfErin()).items).toMatchObject([{ what: 'search', activityId: null, subject: null }]);
    const { body } = await asAdmin('/api/v1/audit?kind=look').expect(200);
    expect(body.items.map(({ mailboxId }: { mailboxId: string }) => mailboxId)).toEqual([omar, erin]);
    expect(JSON.stringify(body)).not.toContain(secretWord);
  });

  it('is in the audit log beside changes, which it does not hide, and comes page by page', async () => {
    const { erin } = people.mailboxes;
    for (const id of ['one', 'two', 'three']) {
      await keep(id, erin);
      now = new Date(now.getTime() + 1_000);
      await asAdmin(contentOf(id)).expect(200);
    }
    const first = await looksOfErin('?limit=2');
    const rest = await looksOfErin(`?limit=2&cursor=${first.nextCursor}`);
    const ids = [...first.items, ...rest.items].map((look: { activityId: string }) => look.activityId);
    expect([ids, rest.nextCursor]).toEqual([['three', 'two', 'one'].map(activityId), null]);
    const { body: looks } = await asAdmin(`/api/v1/audit?kind=look&what=readContent&mailboxId=${erin}`).expect(200);
    expect(looks.items).toHaveLength(3);
    expect(looks.items[0]).toMatchObject({ what: 'readContent', resource: contentOf('three'), outcome: 'done' });
    const { body: changes } = await asAdmin('/api/v1/audit').expect(200);
    expect(JSON.stringify(changes)).not.toContain('readContent');
  });

  it('says no more what a message is about once it is not recorded, or to whom that is masked', async () => {
    const { erin } = people.mailboxes;
    await keep('offer', erin);
    await asAdmin(contentOf('offer')).expect(200);
    await gateway
      .as('patch', '/api/v1/read-profiles/standard')
      .send({ maskedActivityFields: ['subject'] })
      .expect(200);
    expect((await looksOfErin()).items).toMatchObject([{ subject: '', maskedFields: ['subject'] }]);
    await gateway.as('patch', '/api/v1/read-profiles/standard').send({ maskedActivityFields: [] }).expect(200);
    await save(gateway.stores, activity('offer', { version: 2, status: 'untracked', links: [] }));
    expect((await looksOfErin()).items).toMatchObject([{ subject: null, activityId: activityId('offer') }]);
  });

  it('is told to nobody else', async () => {
    const { omar, mailboxes } = people;
    expect((await omar.get(looksAt(mailboxes.erin)).expect(403)).body.code).toBe('not-allowed');
    await omar.get('/api/v1/audit?kind=look').expect(403);
    await request(gateway.app.getHttpServer()).get(looksAt(mailboxes.erin)).expect(401);
    expect((await asAdmin(looksAt('nobody')).expect(404)).body.code).toBe('unknown-mailbox');
  });
});
