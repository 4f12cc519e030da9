import request from 'supertest';
import { reasons } from '@foldwatch/domain';
import type { LoggedDecision } from '@foldwatch/ports';
import { activityId } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { saveFolders } from '../../testing/play-owner';
import { ownerOf } from '../access/principal';
import { SessionLinks } from '../access/session-links';

let gateway: OpenGateway;
let mailboxId: string;

const decision = (id: string, given: Partial<LoggedDecision> = {}): LoggedDecision => ({
  id,
  mailboxId,
  activityId: activityId('activity-1'),
  folderId: 'f-contoso',
  kind: 'present',
  verdict: 'skip',
  reason: 'no-rule-for-folder',
  checks: [],
  observedAt: '2026-11-21T08:00:00.000Z',
  decidedAt: '2026-11-21T08:00:01.000Z',
  ...given,
});

beforeAll(async () => {
  gateway = await openGateway();
  const mailbox = { emailAddress: 'erin@contoso.example', kind: 'user' };
  ({ id: mailboxId } = (await gateway.as('post', '/api/v1/mailboxes').send(mailbox)).body);
  await saveFolders(gateway.stores, mailboxId);
  await gateway.stores.decisionLog.append([
    decision('d1', { internetMessageId: '<seen@fabrikam.example>', subject: 'Salary' }),
    decision('d2', { kind: 'left', verdict: 'noted', reason: 'left-folder', decidedAt: '2026-11-21T09:00:00.000Z' }),
    decision('d3', { mailboxId: 'm-omar', internetMessageId: '<seen@fabrikam.example>' }),
  ]);
});
afterAll(() => gateway.close());

const why = (query: string, id = mailboxId) => gateway.as('get', `/api/v1/mailboxes/${id}/why${query}`);

async function asOwner(query: string) {
  const server = gateway.app.getHttpServer();
  const link = await gateway.app.get(SessionLinks).create(ownerOf(mailboxId));
  const cookie = (await request(server).get(link.path)).get('set-cookie')?.[0] ?? '';
  return (await request(server).get(`/api/v1/mailboxes/${mailboxId}/why${query}`).set('cookie', cookie)).body;
}

describe('9 why a message is, or is not, recorded', () => {
  it('is told by all that was decided about it in the mailbox, also of its having left', async () => {
    const { body } = await why('?messageId=seen@fabrikam.example').expect(200);
    expect(body).toMatchObject({ decisions: [{ id: 'd2' }, { id: 'd1', subject: null }], explanation: null });
    expect(await asOwner('?messageId=seen@fabrikam.example')).toMatchObject({ decisions: [{}, { subject: 'Salary' }] });
  });

  it('is explained where nothing was decided: whether the mailbox is read, which folders are, and what is forgotten', async () => {
    const rule = { folderId: 'f-contoso', existing: 'skip' };
    await gateway.as('post', `/api/v1/mailboxes/${mailboxId}/folder-rules`).send(rule).expect(201);
    const { body } = await why('?messageId=%3Cnever@fabrikam.example%3E').expect(200);
    const daysAgo = (Date.now() - Date.parse(body.explanation.decisionsKeptSince)) / 86_400_000;
    expect(daysAgo).toBeCloseTo(30, 1);
    expect(body).toMatchObject({
      decisions: [],
      explanation: {
        mailboxState: 'pending',
        lastSeenAt: null,
        causes: [
          { code: 'mailbox-not-enabled', ...reasons['mailbox-not-enabled'] },
          { code: 'folder-not-read', folders: ['Inbox/Customers/Contoso', 'Inbox'] },
          { code: 'existing-mail-left-out', folders: ['Inbox/Customers/Contoso'], since: expect.any(String) },
          { code: 'decision-forgotten', since: body.explanation.decisionsKeptSince },
        ],
      },
    });
  });

  it('tells when the mailbox was last read', async () => {
    const owner = await gateway.stores.mailboxEpochs.take(mailboxId);
    const lastSeenAt = new Date().toISOString();
    const health = { mailboxId, lastSeenAt, failures: 0, hints: 'polling' as const };
    await gateway.stores.mailboxStatus.saveHealth(owner, health);
    expect(await asOwner('?messageId=never')).toMatchObject({ explanation: { lastSeenAt } });
  });

  it.each(['', '?messageId=', `?messageId=${'x'.repeat(1_001)}`])('cannot be asked with “%.20s”', async (query) => {
    expect((await why(query)).status).toBe(400);
  });

  it('is not told of a mailbox that is not there', async () => {
    expect((await why('?messageId=x', 'm-nobody')).status).toBe(404);
  });
});
