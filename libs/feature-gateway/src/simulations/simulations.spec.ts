import request, { type Test } from 'supertest';
import { noCounts } from '@foldwatch/domain';
import type { SamplePage, Simulation, SimulationDifference, SimulationPart } from '@foldwatch/ports';
import { activity, until } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { playOwner, saveFolders } from '../../testing/play-owner';
import { save } from '../../testing/play-writer';
import { ownerOf } from '../access/principal';
import { SessionLinks } from '../access/session-links';

type Ask = (method: 'get' | 'post' | 'delete', path: string) => Test;

let gateway: OpenGateway;
let erin = '';
let omar = '';
let asErin: Ask;
let owner: { readonly stop: () => Promise<void> };
const asAdmin: Ask = (method, path) => gateway.as(method, path);

beforeAll(async () => {
  gateway = await openGateway({ patienceMs: 1_500 });
  owner = playOwner(gateway.stores, ({ request: { kind } }) =>
    kind === 'read-folders' ? { kind: 'done' } : undefined,
  );
  const add = async (emailAddress: string): Promise<string> =>
    (await gateway.as('post', '/api/v1/mailboxes').send({ emailAddress, kind: 'user' }).expect(201)).body.id;
  erin = await add('erin@contoso.example');
  omar = await add('omar@contoso.example');
  await saveFolders(gateway.stores, erin);
  const server = gateway.app.getHttpServer();
  const signedIn = await request(server).get((await gateway.app.get(SessionLinks).create(ownerOf(erin))).path);
  const cookie = signedIn.get('set-cookie')?.[0] ?? '';
  asErin = (method, path) => request(server)[method](path).set('cookie', cookie).set('sec-fetch-site', 'same-origin');
});
afterAll(async () => {
  await owner.stop();
  await gateway.close();
});

const address = '/api/v1/simulations';
const start = (body: object, ask: Ask = asErin): Test => ask('post', address).send(body);
const everything = { changes: { options: { track: 'all' } } };

async function begun(body: object, ask: Ask = asErin): Promise<{ simulation: Simulation; parts: SimulationPart[] }> {
  const { id } = (await start(body, ask).expect(202)).body;
  const simulation = await gateway.stores.simulations.find(id);
  if (simulation === undefined) throw new Error('it is not stored');
  return { simulation, parts: [...(await gateway.stores.simulationParts.findMany(id))] };
}

const difference: SimulationDifference = {
  mailboxId: '',
  folderId: 'f-inbox',
  kind: 'newly-tracked',
  receivedAt: '2026-11-01T08:00:00.000Z',
  internetMessageId: '<a@fabrikam.example>',
  now: { verdict: 'skip', reason: 'not-a-reply', checks: [] },
  proposed: { verdict: 'track', reason: 'all-mail', checks: [{ name: 'track-option', passed: true }] },
  subject: 'Quote',
  from: { address: 'buyer@fabrikam.example' },
};

/** What rules would do. */
async function decide(part: SimulationPart, given: Partial<SimulationPart>): Promise<void> {
  const next = { ...part, revision: part.revision + 1, pages: 1, ...given };
  const differences = [{ ...difference, mailboxId: part.mailboxId }];
  await gateway.stores.simulationParts.advance(next, { page: 0, differences });
}

describe('a simulation', () => {
  it('is stored before the mailbox is asked to read', async () => {
    const answer = await start(everything).expect(202);
    expect(answer.headers['location']).toBe(`${address}/${answer.body.id}`);
    expect(answer.body).toMatchObject({ state: 'running', progress: { mailboxes: 1, done: 0, failed: 0 }, reach: 0 });
    const [part] = await gateway.stores.simulationParts.findMany(answer.body.id);
    expect(await gateway.stores.mailboxJobs.find(part?.jobId ?? '')).toMatchObject({
      mailboxId: erin,
      request: { kind: 'simulate', simulationId: answer.body.id },
    });
  });

  it('shows its progress and, when it is over, counts and differences with both decisions', async () => {
    const { simulation, parts } = await begun(everything);
    const [part] = parts;
    if (part === undefined) throw new Error('there is no part');
    await decide(part, { state: 'done', counts: { ...noCounts, messages: 7, wouldTrack: 3, newlyTracked: 2 } });
    const { body } = await asErin('get', `${address}/${simulation.id}`).expect(200);
    expect(body).toMatchObject({ state: 'done', reach: 2, counts: { messages: 7 }, mailboxes: [{ mailboxId: erin }] });
    const listed = (await asErin('get', `${address}/${simulation.id}/differences?limit=1`).expect(200)).body;
    expect(listed).toMatchObject({
      items: [
        {
          mailboxAddress: 'erin@contoso.example',
          folderPath: 'Inbox',
          kind: 'newly-tracked',
          subject: 'Quote',
          from: { address: 'buyer@fabrikam.example' },
          now: { verdict: 'skip', sentence: 'The message answers nothing that is tracked.' },
          proposed: { verdict: 'track', reason: 'all-mail', checks: [{ name: 'track-option', passed: true }] },
        },
      ],
      nextCursor: null,
    });
  });

  it('keeps the text of mail only for the mailbox’s owner, and is nobody’s but who asked for it', async () => {
    expect((await begun(everything)).simulation.keepsText).toBe(true);
    const { simulation } = await begun({ ...everything, mailboxIds: [erin] }, asAdmin);
    expect(simulation.keepsText).toBe(false);
    expect((await asErin('get', `${address}/${simulation.id}`)).status).toBe(404);
    expect((await asErin('delete', `${address}/${simulation.id}`)).status).toBe(404);
  });

  it('says of which mailboxes nothing could be read', async () => {
    const { simulation, parts } = await begun({ ...everything, mailboxIds: [erin, omar] }, asAdmin);
    const failure = { code: 'mailbox-not-enabled', message: 'Not enabled.' };
    for (const part of parts)
      await decide(part, part.mailboxId === omar ? { state: 'failed', failure } : { state: 'done' });
    const { body } = await asAdmin('get', `${address}/${simulation.id}`).expect(200);
    expect(body).toMatchObject({ state: 'done', progress: { mailboxes: 2, done: 1, failed: 1 } });
    expect(body.mailboxes).toContainEqual(expect.objectContaining({ mailboxId: omar, error: failure }));
  });

  it('is stopped and forgotten at once', async () => {
    const { simulation, parts } = await begun(everything);
    await asErin('delete', `${address}/${simulation.id}`).expect(204);
    expect((await gateway.stores.mailboxJobs.find(parts[0]?.jobId ?? ''))?.result).toEqual({ kind: 'stopped' });
    expect((await asErin('get', `${address}/${simulation.id}`)).status).toBe(404);
  });

  it('takes options, exclusions and rules as they would be', async () => {
    const { body: rule } = await gateway
      .as('post', `/api/v1/mailboxes/${erin}/folder-rules`)
      .send({ folderPath: 'Inbox/Customers/Contoso' })
      .expect(201);
    const { simulation } = await begun({
      days: 7,
      changes: {
        options: { track: 'all', create: null },
        exclusions: [{ kind: 'domain', value: 'Fabrikam.example' }],
        folderRules: [
          { folderPath: 'Inbox/Customers', includeSubfolders: true },
          { id: rule.id, paused: true },
        ],
      },
    });
    expect(Date.parse(simulation.createdAt) - Date.parse(simulation.since ?? '')).toBe(7 * 86_400_000);
    expect(simulation.changes).toMatchObject({
      options: { track: 'all' },
      exclusions: [{ id: 'proposed-1', kind: 'domain', value: 'fabrikam.example', effect: 'skip' }],
      folderRules: [
        { id: 'proposed-1', folderId: 'f-customers', includeSubfolders: true, action: 'track' },
        { id: rule.id, folderId: 'f-contoso', paused: true },
      ],
    });
    expect(simulation.changes.options).not.toHaveProperty('create');
  });

  it('takes a draft as it was prepared', async () => {
    const drafted = { scope: 'mailbox', mailboxId: erin, changes: { options: { track: 'known-senders' } } };
    const { id: draftId } = (await asErin('post', '/api/v1/drafts').send(drafted).expect(201)).body;
    const { simulation, parts } = await begun({ draftId });
    expect(simulation.changes).toMatchObject({ options: { track: 'known-senders' } });
    expect(parts.map(({ mailboxId }) => mailboxId)).toEqual([erin]);
    expect((await start({ draftId, mailboxIds: [omar] }, asAdmin)).status).toBe(400);
    expect((await start({ draftId: 'nobody' })).status).toBe(404);
  });

  it.each<{ given: string; body: () => object; ask?: Ask; status: number; code: string }>([
    { given: 'no changes', body: () => ({}), status: 400, code: 'invalid-request' },
    { given: 'too many days', body: () => ({ ...everything, days: 366 }), status: 400, code: 'invalid-request' },
    {
      given: 'a setting of the organization',
      body: () => ({ changes: { organization: { trackCap: 'all' } } }),
      status: 403,
      code: 'not-allowed',
    },
    {
      given: 'another’s mailbox',
      body: () => ({ ...everything, mailboxIds: [omar] }),
      status: 404,
      code: 'unknown-mailbox',
    },
    {
      given: 'a block of one mailbox',
      body: () => ({ changes: { exclusions: [{ kind: 'bulk', effect: 'block' }] } }),
      status: 400,
      code: 'invalid-request',
    },
    {
      given: 'an unknown rule',
      body: () => ({ changes: { removedFolderRules: ['nobody'] } }),
      status: 404,
      code: 'unknown-folder-rule',
    },
    {
      given: 'rules of two mailboxes',
      body: () => ({ mailboxIds: [erin, omar], changes: { removedFolderRules: ['r'] } }),
      ask: asAdmin,
      status: 400,
      code: 'invalid-request',
    },
    {
      given: 'text that is no message',
      body: () => ({ ...everything, message: { eml: 'Hello' } }),
      status: 400,
      code: 'invalid-request',
    },
    {
      given: 'a folder that is not there',
      body: () => ({ ...everything, message: { eml: 'Subject: a\r\n\r\n', folderPath: 'Nowhere' } }),
      status: 404,
      code: 'unknown-folder',
    },
  ])('is refused with $given', async ({ body, ask = asErin, status, code }) => {
    const answer = await start(body(), ask);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

/** Answers as rules would, as soon as the message waits. */
async function pasted(message: object): Promise<{ readonly body: object; readonly sample: SamplePage | undefined }> {
  const answering = start({ ...everything, message });
  let sample: SamplePage | undefined;
  const playing = until(async () => {
    const [part] = await gateway.stores.simulationParts.findUnclaimed('9', 1);
    if (part === undefined || part.jobId !== undefined) return false;
    sample = await gateway.stores.simulationSamples.find(part, 0);
    await decide(part, { state: 'done', counts: { ...noCounts, messages: 1 } });
    return true;
  });
  const [answer] = await Promise.all([answering, playing]);
  return { body: answer.body, sample };
}

describe('a pasted message', () => {
  const eml = [
    'From: =?utf-8?q?Bea_B=C3=BCyer?= <Buyer@Fabrikam.example>',
    'To: Everybody: erin@contoso.example, omar@contoso.example;',
    'Subject: =?utf-8?q?Qu=C3=B6te?=',
    'Message-ID: <known@fabrikam.example>',
    'References: <a@contoso.example>',
    ' <b@contoso.example>',
    'List-Id: News <news.fabrikam.example>',
    'Auto-Submitted: auto-generated',
    'Sensitivity: Company-Confidential',
    '',
    'Hello',
  ].join('\r\n');

  beforeAll(async () => {
    const { stores } = gateway;
    for (const part of await stores.simulationParts.findUnclaimed('9', 100))
      await stores.simulations.remove(part.simulationId);
  });

  it('is decided upon at once, with the headers that count', async () => {
    const { body, sample } = await pasted({ eml });
    expect(body).toMatchObject({ state: 'done', since: null, counts: { messages: 1 } });
    expect(sample).toMatchObject({ isLast: true, page: 0 });
    expect(sample?.observations).toMatchObject([
      {
        folderId: 'f-inbox',
        because: 'change',
        mail: {
          kind: 'message',
          subject: 'Quöte',
          from: { address: 'buyer@fabrikam.example', name: 'Bea Büyer' },
          to: [{ address: 'erin@contoso.example' }, { address: 'omar@contoso.example' }],
          references: ['<a@contoso.example>', '<b@contoso.example>'],
          sensitivity: 'confidential',
          headers: { listId: 'News <news.fabrikam.example>', autoSubmitted: 'auto-generated' },
        },
      },
    ]);
  });

  it('is known again where it is recorded, so that it does not answer itself', async () => {
    const message = { internetMessageId: '<known@fabrikam.example>', from: { address: 'buyer@fabrikam.example' } };
    await save(gateway.stores, activity('known', { message }));
    const { sample } = await pasted({ eml, folderPath: 'Inbox/Customers' });
    expect(sample?.observations[0]).toMatchObject({ activityId: activity('known').id, folderId: 'f-customers' });
  });
});
