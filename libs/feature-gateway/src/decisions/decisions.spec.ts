import request from 'supertest';
import type { LoggedDecision } from '@foldwatch/ports';
import { activityId } from '@foldwatch/ports/testing';
import { ownerOf } from '../access/principal';
import { SessionLinks } from '../access/session-links';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { saveFolders } from '../../testing/play-owner';

let gateway: OpenGateway;

const decision = (id: string, given: Partial<LoggedDecision> = {}): LoggedDecision => ({
  id,
  mailboxId: 'm-erin',
  activityId: activityId('activity-1'),
  internetMessageId: `<${id}@fabrikam.example>`,
  folderId: 'f-contoso',
  kind: 'present',
  verdict: 'track',
  reason: 'folder-rule',
  checks: [{ name: 'folder-has-rule', passed: true, actual: 'f-contoso', expected: 'a tracked folder' }],
  rule: { id: 'r1', version: 2 },
  observedAt: '2026-11-21T08:00:00.000Z',
  decidedAt: '2026-11-21T08:00:01.000Z',
  subject: 'Quote',
  ...given,
});

beforeAll(async () => {
  gateway = await openGateway();
  await saveFolders(gateway.stores, 'm-erin');
  const { rule: _, ...skipped } = decision('d-skip', { verdict: 'skip', reason: 'no-rule-for-folder' });
  await gateway.stores.decisionLog.append([
    decision('d-track'),
    { ...skipped, subject: 'Salary', decidedAt: '2026-11-21T09:00:00.000Z' },
    decision('d-omar', { mailboxId: 'm-omar', decidedAt: '2026-11-20T08:00:00.000Z' }),
  ]);
});
afterAll(() => gateway.close());

const get = (query = '') => gateway.as('get', `/api/v1/decisions${query}`);
const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

describe('decisions', () => {
  it('are told with sentence, what to do, checks and rule', async () => {
    const { body } = await get('?messageId=d-track@fabrikam.example').expect(200);
    expect(body.items).toEqual([
      {
        id: 'd-track',
        mailboxId: 'm-erin',
        activityId: activityId('activity-1'),
        messageId: '<d-track@fabrikam.example>',
        folderId: 'f-contoso',
        folderPath: 'Inbox/Customers/Contoso',
        kind: 'present',
        verdict: 'track',
        reason: 'folder-rule',
        sentence: 'The message rests in a tracked folder.',
        remedy: expect.stringContaining('move it out'),
        checks: [
          {
            name: 'folder-has-rule',
            passed: true,
            sentence: expect.stringContaining('a rule for the folder'),
            actual: 'f-contoso',
            expected: 'a tracked folder',
          },
        ],
        rule: { id: 'r1', version: 2, regarding: null },
        subject: 'Quote',
        observedAt: '2026-11-21T08:00:00.000Z',
        decidedAt: '2026-11-21T08:00:01.000Z',
      },
    ]);
  });

  it('about mail that is not tracked keep its subject from administrators', async () => {
    const { body } = await get('?reason=no-rule-for-folder').expect(200);
    expect([idsOf(body), body.items[0].subject]).toEqual([['d-skip'], null]);
    expect(JSON.stringify(body)).not.toContain('Salary');
  });

  it('about mail that is not tracked are the owner’s to read, and nobody else’s', async () => {
    const server = gateway.app.getHttpServer();
    const link = gateway.app.get(SessionLinks).create(ownerOf('m-erin'));
    const cookie = (await request(server).get(link.path)).get('set-cookie')?.[0] ?? '';
    const ask = (query: string) => request(server).get(`/api/v1/decisions${query}`).set('cookie', cookie);
    expect((await ask('?reason=no-rule-for-folder')).body.items[0].subject).toBe('Salary');
    expect(idsOf((await ask('')).body)).toEqual(['d-skip', 'd-track']);
    expect(idsOf((await ask('?mailboxId=m-omar')).body)).toEqual([]);
  });

  it.each([
    { query: '', expected: ['d-skip', 'd-track', 'd-omar'] },
    { query: '?mailboxId=m-omar', expected: ['d-omar'] },
    { query: '?since=2026-11-21T08:30:00Z', expected: ['d-skip'] },
    { query: '?mailboxId=m-nobody', expected: [] },
  ])('are listed by $query, newest first', async ({ query, expected }) => {
    expect(idsOf((await get(query)).body)).toEqual(expected);
  });

  it.each(['?reason=because', '?since=today', '?limit=0', '?cursor=x'])('cannot be asked for by %s', async (query) => {
    expect((await get(query)).status).toBe(400);
  });
});
