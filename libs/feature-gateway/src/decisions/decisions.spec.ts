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
  sender: { address: 'buyer@fabrikam.example', name: 'Purchasing' },
  ...given,
});

beforeAll(async () => {
  gateway = await openGateway();
  await saveFolders(gateway.stores, 'm-erin');
  const { rule: _, ...skipped } = decision('d-skip', { verdict: 'skip', reason: 'no-rule-for-folder' });
  await gateway.stores.decisionLog.append([
    decision('d-track'),
    {
      ...skipped,
      subject: 'Salary of the contractor',
      sender: { address: 'lawyer@fabrikam.example', name: 'Lea Lawyer' },
      checks: [
        { name: 'not-excluded', passed: false, actual: 'address x-lawyer', expected: 'none' },
        { name: 'of-a-later-release', passed: true },
      ],
      decidedAt: '2026-11-21T09:00:00.000Z',
    },
    decision('d-omar', { mailboxId: 'm-omar', decidedAt: '2026-11-20T08:00:00.000Z' }),
  ]);
});
afterAll(() => gateway.close());

/** Asks as the owner of Erin's mailbox. */
const asErin = async () => {
  const server = gateway.app.getHttpServer();
  const link = await gateway.app.get(SessionLinks).create(ownerOf('m-erin'));
  const cookie = (await request(server).get(link.path)).get('set-cookie')?.[0] ?? '';
  return (query: string) => request(server).get(`/api/v1/decisions${query}`).set('cookie', cookie);
};

const get = (query = '') => gateway.as('get', `/api/v1/decisions${query}`);
const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

describe('decisions', () => {
  it('are told with sentence, what to do, checks and rule', async () => {
    const { body } = await get('?messageId=d-track@fabrikam.example').expect(200);
    expect(body.items).toEqual([
      {
        id: 'd-track',
        mailboxId: 'm-erin',
        mailboxAddress: null,
        canRecordNow: false,
        undo: null,
        activityId: activityId('activity-1'),
        messageId: '<d-track@fabrikam.example>',
        folderId: 'f-contoso',
        folderPath: 'Inbox/Customers/Contoso',
        kind: 'present',
        verdict: 'track',
        reason: 'folder-rule',
        sentence: 'The message is in a tracked folder.',
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
        sender: { address: 'buyer@fabrikam.example', name: 'Purchasing' },
        observedAt: '2026-11-21T08:00:00.000Z',
        decidedAt: '2026-11-21T08:00:01.000Z',
      },
    ]);
  });

  it('about mail that is not tracked keep its subject and sender from administrators', async () => {
    const { body } = await get('?reason=no-rule-for-folder').expect(200);
    expect(body.items).toMatchObject([{ id: 'd-skip', subject: null, sender: null }]);
    expect(JSON.stringify(body)).not.toMatch(/Salary|[Ll]awyer/);
    expect(body.items[0].checks).toEqual([
      { name: 'not-excluded', passed: false, sentence: expect.any(String), actual: 'address', expected: 'none' },
      { name: 'of-a-later-release', passed: true, sentence: null },
    ]);
  });

  it.each([
    { query: '?q=quo', expected: ['d-track', 'd-omar'] },
    { query: '?q=purchasing buyer&mailboxId=m-erin', expected: ['d-track'] },
    { query: '?q=salary', expected: [] },
    { query: '?q=salary&mailboxId=m-erin', expected: [] },
    { query: '?q=lawyer&verdict=skip', expected: [] },
    { query: '?q=fabrikam', expected: ['d-track', 'd-omar'] },
    { query: '?q=-', expected: [] },
  ])(
    'are searched by administrators as if mail that is not tracked had no words ($query)',
    async ({ query, expected }) => {
      const { body } = await get(query).expect(200);
      expect([idsOf(body), body.nextCursor]).toEqual([expected, null]);
    },
  );

  it('about mail that is not tracked are the owner’s to read, and nobody else’s', async () => {
    const ask = await asErin();
    expect((await ask('?reason=no-rule-for-folder')).body.items).toMatchObject([
      {
        subject: 'Salary of the contractor',
        sender: { address: 'lawyer@fabrikam.example', name: 'Lea Lawyer' },
        checks: [{ actual: 'address x-lawyer' }, {}],
      },
    ]);
    expect(idsOf((await ask('')).body)).toEqual(['d-skip', 'd-track']);
    expect(idsOf((await ask('?q=salary lea')).body)).toEqual(['d-skip']);
    expect(idsOf((await ask('?q=fabrikam')).body)).toEqual(['d-skip', 'd-track']);
    expect(idsOf((await ask('?mailboxId=m-omar')).body)).toEqual([]);
  });

  it.each([
    { query: '', expected: ['d-skip', 'd-track', 'd-omar'] },
    { query: '?mailboxId=m-omar', expected: ['d-omar'] },
    { query: '?since=2026-11-21T08:30:00Z', expected: ['d-skip'] },
    { query: '?mailboxId=m-nobody', expected: [] },
    { query: '?verdict=skip', expected: ['d-skip'] },
    { query: `?activityId=${activityId('activity-1')}&mailboxId=m-omar`, expected: ['d-omar'] },
  ])('are listed by $query, newest first', async ({ query, expected }) => {
    expect(idsOf((await get(query)).body)).toEqual(expected);
  });

  it.each(['?reason=because', '?verdict=maybe', '?activityId=x', '?since=today', '?limit=0', '?cursor=x'])(
    'cannot be asked for by %s',
    async (query) => {
      expect((await get(query)).status).toBe(400);
    },
  );
});
