import type { LoggedDecision } from '@foldwatch/ports';
import { activity, activityId, at, link } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { save } from '../../testing/play-writer';
import { signInOwner } from '../../testing/sign-in-owner';

let gateway: OpenGateway;

const decision = (id: string, seconds: number, parts: Partial<LoggedDecision> = {}): LoggedDecision => ({
  id,
  mailboxId: 'm-erin',
  activityId: activityId('offer'),
  internetMessageId: '<offer@fabrikam.example>',
  folderId: 'f1',
  kind: 'present',
  verdict: 'track',
  reason: 'folder-rule',
  checks: [],
  observedAt: at(seconds),
  decidedAt: at(seconds),
  subject: 'Offer',
  sender: { address: 'bea@fabrikam.example', name: 'Bea' },
  ...parts,
});

beforeAll(async () => {
  gateway = await openGateway();
  await save(gateway.stores, activity('offer', { links: [link('m-erin', ['f1'])] }));
  const other = { activityId: activityId('forged'), sender: { address: 'eve@elsewhere.example', name: '' } };
  await gateway.stores.decisionLog.append([
    decision('d1', 1),
    decision('d2', 2, { mailboxId: 'm-omar', verdict: 'skip', reason: 'not-a-reply' }),
    decision('d3', 3, { ...other, verdict: 'skip', reason: 'not-a-reply' }),
  ]);
});
afterAll(() => gateway.close());

const eml = (headers: readonly string[], end = '\r\n') =>
  `${headers.join(end)}${end}${end}The text, which nobody reads.`;
const offer = ['From: Bea <BEA@fabrikam.example>', 'Subject: Offer', 'Message-ID: <offer@fabrikam.example>'];
const send = (text: string | Buffer, type = 'message/rfc822') =>
  gateway.as('post', '/api/v1/why').set('content-type', type).send(text);
const idsOf = (body: { readonly decisions: readonly { readonly id: string }[] }) => body.decisions.map(({ id }) => id);

describe('why', () => {
  it('is told of a message in all mailboxes, without what mail of others says that is not tracked', async () => {
    const { body } = await gateway.as('get', '/api/v1/why?messageId=offer@fabrikam.example').expect(200);
    expect(body).toMatchObject({
      messageId: '<offer@fabrikam.example>',
      decisions: [
        { id: 'd3', subject: null },
        { id: 'd2', subject: null },
        { id: 'd1', subject: 'Offer' },
      ],
      activities: [{ id: activityId('offer'), status: 'tracked', mailboxIds: ['m-erin'] }],
    });
  });

  it('is told of the own mailboxes to whoever sees no others', async () => {
    const omar = await signInOwner(gateway, 'm-omar');
    const { body } = await omar.get('/api/v1/why?messageId=offer@fabrikam.example').expect(200);
    expect([idsOf(body), body.decisions[0].subject, body.activities]).toEqual([['d2'], 'Offer', []]);
    const { body: none } = await omar.get('/api/v1/why?messageId=offer@fabrikam.example&mailboxId=m-erin').expect(200);
    expect(idsOf(none)).toEqual([]);
  });

  it.each(['\r\n', '\n'])('is told of a message that is sent as a file, by its headers alone (%j)', async (end) => {
    const { body } = await send(eml(offer, end)).expect(200);
    expect([body.messageId, body.from, idsOf(body)]).toEqual([
      '<offer@fabrikam.example>',
      'bea@fabrikam.example',
      ['d2', 'd1'],
    ]);
  });

  it('reads no further than the headers of a large file', async () => {
    const { body } = await send(`${eml(offer)}${'x'.repeat(3_000_000)}`).expect(200);
    expect(idsOf(body)).toEqual(['d2', 'd1']);
  });

  it.each<[string, string | Buffer, string]>([
    ['encoded words', 'Subject: =?utf-8?B?w4RuZGVydW5n?= =?iso-8859-1?Q?_f=FCr_Zo=EB?=', 'Änderung für Zoë'],
    ['UTF-8', 'Subject: Änderung', 'Änderung'],
    ['the letters of old programs', Buffer.from('Subject: Änderung', 'latin1'), 'Änderung'],
    ['several lines', 'Subject: A long\r\n subject', 'A long subject'],
  ])('says what the message is about that is sent, with its subject in %s', async (_, subject, expected) => {
    const file = Buffer.concat([
      Buffer.from(`${offer[0]}\r\n${offer[2]}\r\n`),
      Buffer.from(subject),
      Buffer.from('\r\n\r\nText'),
    ]);
    const { body } = await send(file).expect(200);
    expect(body).toMatchObject({ subject: expected, from: 'bea@fabrikam.example', fromName: 'Bea' });
    expect(idsOf(body)).toEqual(['d2', 'd1']);
  });

  it('finds nothing of a message without Message-ID, and says whose it is', async () => {
    const { body } = await send(eml(offer.slice(0, 2))).expect(200);
    expect(body).toEqual({
      messageId: null,
      from: 'bea@fabrikam.example',
      fromName: 'Bea',
      subject: 'Offer',
      decisions: [],
      activities: [],
    });
  });

  it('says what to do of a message as Outlook saves it', async () => {
    const { status, body } = await send(Buffer.from('d0cf11e0a1b11ae1000000', 'hex'));
    expect([status, body.code, body.detail]).toEqual([422, 'outlook-file', expect.stringContaining('Save it as .eml')]);
  });

  it('is not told of what is no message, or is of another type', async () => {
    expect((await send('nothing')).status).toBe(400);
    expect((await send(eml(offer), 'application/json')).body.code).toBe('unsupported-media-type');
    expect((await gateway.as('post', '/api/v1/why')).status).toBe(400);
  });

  it('is found by whom a message is from', async () => {
    const { body } = await gateway.as('get', '/api/v1/decisions?address=bea@fabrikam.example').expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['d1']);
  });
});
