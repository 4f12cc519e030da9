import type { AccessStep } from '@foldwatch/ports';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { playOwner, sampleFolders, saveFolders } from '../../testing/play-owner';

let gateway: OpenGateway;
let addresses = 0;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const passed: AccessStep = { step: 'server', ok: true, message: 'The server answers.' };
const failed: AccessStep = {
  step: 'sign-in',
  ok: false,
  code: 'wrong-password',
  message: 'The password was refused.',
  cure: 'Set EXCHANGE_PASSWORD.',
};

async function addMailbox(): Promise<string> {
  const emailAddress = `person-${(addresses += 1)}@contoso.example`;
  const { body } = await gateway.as('post', '/api/v1/mailboxes').send({ emailAddress, kind: 'user' }).expect(201);
  return body.id;
}

const isEvent = (type: string, key: string) => expect.objectContaining({ type, key });

async function eventsOf(topic: string) {
  return (await gateway.stores.eventLog.read(topic, undefined, 500)).events;
}

describe('mailboxes', () => {
  it('are added pending, under a comparable address, and announced by a hint', async () => {
    const { status, body } = await gateway
      .as('post', '/api/v1/mailboxes')
      .send({ emailAddress: ' Erin@Contoso.Example ', kind: 'shared', ownerId: 'u-erin' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      emailAddress: 'erin@contoso.example',
      kind: 'shared',
      ownerId: 'u-erin',
      state: 'pending',
      lastSeenAt: null,
      lastProcessedAt: null,
      completeness: null,
      throttledUntil: null,
      error: null,
    });
    expect(await eventsOf('config.changes')).toContainEqual(isEvent('config.changed', body.id));
  });

  it('are there once however often they are added, and answered as they are now', async () => {
    const add = (emailAddress: string) => gateway.as('post', '/api/v1/mailboxes').send({ emailAddress, kind: 'user' });
    const { body: added } = await add('again@contoso.example').expect(201);
    const owner = await gateway.stores.mailboxEpochs.take(added.id);
    await gateway.stores.mailboxStatus.saveHealth(owner, { mailboxId: added.id, failures: 0, hints: 'streaming' });
    const { body: again } = await add(' AGAIN@contoso.example').expect(200);
    expect(again).toEqual({ ...added, hints: 'streaming' });
  });

  it('are added once by calls at the same moment', async () => {
    const request = { emailAddress: 'at-once@contoso.example', kind: 'shared' };
    const calls = Array.from({ length: 8 }, () => gateway.as('post', '/api/v1/mailboxes').send(request));
    const answers = await Promise.all(calls);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('are refused under the address of one of another kind', async () => {
    await gateway
      .as('post', '/api/v1/mailboxes')
      .send({ emailAddress: 'twin@contoso.example', kind: 'user' })
      .expect(201);
    const { status, body } = await gateway
      .as('post', '/api/v1/mailboxes')
      .send({ emailAddress: 'TWIN@contoso.example', kind: 'shared' });
    expect([status, body.code, body.errors[0].field]).toEqual([409, 'mailbox-exists', 'kind']);
  });

  it.each([
    { given: { emailAddress: 'no address', kind: 'user' }, field: 'emailAddress' },
    { given: { emailAddress: 'a\u0000@b.example', kind: 'user' }, field: 'emailAddress' },
    { given: { emailAddress: '\ud800@b.example', kind: 'user' }, field: 'emailAddress' },
    { given: { emailAddress: 'a@b.example', kind: 'room' }, field: 'kind' },
    { given: { kind: 'user' }, field: 'emailAddress' },
    { given: { emailAddress: 'a@b.example', kind: 'user', state: 'enabled' }, field: 'state' },
    { given: { emailAddress: 'a@b.example', kind: 'user', ewsUrl: 'file:///etc/passwd' }, field: 'ewsUrl' },
  ])('are refused with the field named: $field of $given', async ({ given, field }) => {
    const { status, body } = await gateway.as('post', '/api/v1/mailboxes').send(given);
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'invalid-request', field]);
  });

  it('are listed page by page', async () => {
    await addMailbox();
    await addMailbox();
    const first = await gateway.as('get', '/api/v1/mailboxes?limit=1').expect(200);
    const second = await gateway.as('get', `/api/v1/mailboxes?limit=1&cursor=${first.body.nextCursor}`).expect(200);
    expect(first.body.items).toHaveLength(1);
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
  });

  it('show what their owner found out', async () => {
    const id = await addMailbox();
    const owner = await gateway.stores.mailboxEpochs.take(id);
    const problem = { code: 'x', message: 'y', cure: 'z', since: '2026-11-01T08:00:00.000Z' };
    const health = { mailboxId: id, lastSeenAt: problem.since, failures: 1, hints: 'polling', problem } as const;
    await gateway.stores.mailboxStatus.saveHealth(owner, health);
    const { body } = await gateway.as('get', `/api/v1/mailboxes/${id}`).expect(200);
    expect(body).toMatchObject({ lastSeenAt: problem.since, error: problem, hints: 'polling' });
  });

  it('that are not there are not found', async () => {
    const { status, body } = await gateway.as('get', '/api/v1/mailboxes/nobody');
    expect([status, body.code]).toEqual([404, 'unknown-mailbox']);
  });
});

describe('test and enable', () => {
  it('enables a mailbox when every step passed, and tells everyone', async () => {
    const id = await addMailbox();
    const owner = playOwner(gateway.stores, () => ({ kind: 'tested', steps: [passed] }));
    const { status, body } = await gateway.as('post', `/api/v1/mailboxes/${id}/test-and-enable`);
    await owner.stop();
    expect([status, body]).toEqual([200, { steps: [passed], state: 'enabled' }]);
    expect((await gateway.as('get', `/api/v1/mailboxes/${id}`)).body.state).toBe('enabled');
    expect(await eventsOf('mailbox.events')).toContainEqual(isEvent('mailbox.enabled', id));
  });

  it('answers a failed step with its cure and leaves the mailbox as it is', async () => {
    const id = await addMailbox();
    const owner = playOwner(gateway.stores, () => ({ kind: 'tested', steps: [passed, failed] }));
    const { body } = await gateway.as('post', `/api/v1/mailboxes/${id}/test-and-enable`).expect(200);
    await owner.stop();
    expect(body).toEqual({ steps: [passed, failed], state: 'pending' });
  });

  it('is needed again when Exchange refuses the mailbox for good', async () => {
    const id = await addMailbox();
    const player = playOwner(gateway.stores, () => ({ kind: 'tested', steps: [passed] }));
    await gateway.as('post', `/api/v1/mailboxes/${id}/test-and-enable`).expect(200);
    await player.stop();
    const owner = await gateway.stores.mailboxEpochs.take(id);
    const problem = { code: 'auth-expired', message: 'x', cure: 'y', since: '2026-11-01T08:00:00.000Z' };
    await gateway.stores.mailboxStatus.saveHealth(owner, { mailboxId: id, failures: 1, hints: 'polling', problem });
    const { body } = await gateway.as('get', `/api/v1/mailboxes/${id}`).expect(200);
    expect(body).toMatchObject({ state: 'disabled', disabledReason: 'auth-expired', error: problem });
  });

  it('says so when the test could not be made', async () => {
    const id = await addMailbox();
    const owner = playOwner(gateway.stores, () => ({ kind: 'failed', code: 'x', message: 'The owner stopped.' }));
    const { status, body } = await gateway.as('post', `/api/v1/mailboxes/${id}/test-and-enable`);
    await owner.stop();
    expect([status, body.code, body.detail]).toEqual([503, 'mailbox-not-tested', 'The owner stopped.']);
  });

  it('is undone by disabling', async () => {
    const id = await addMailbox();
    const { body } = await gateway.as('patch', `/api/v1/mailboxes/${id}`).send({ state: 'disabled' }).expect(200);
    expect(body.state).toBe('disabled');
    expect(await eventsOf('mailbox.events')).toContainEqual(isEvent('mailbox.disabled', id));
  });
});

it('starts a reading now and does not wait for it', async () => {
  const id = await addMailbox();
  const { body } = await gateway.as('post', `/api/v1/mailboxes/${id}/sync`).expect(202);
  expect(await gateway.stores.mailboxJobs.find(body.jobId)).toMatchObject({ mailboxId: id, request: { kind: 'sync' } });
});

describe('folders', () => {
  it('are nested as in Exchange, with path and eligibility', async () => {
    const id = await addMailbox();
    await saveFolders(gateway.stores, id);
    const { body } = await gateway.as('get', `/api/v1/mailboxes/${id}/folders`).expect(200);
    const [inbox] = body.items;
    expect(body.items.map(({ path, eligible }: never) => [path, eligible])).toEqual([
      ['Inbox', false],
      ['Deleted Items', false],
      ['Calendar', false],
      ['Archive', false],
    ]);
    expect(inbox.children[0].children).toEqual([
      expect.objectContaining({ id: 'f-contoso', path: 'Inbox/Customers/Contoso', eligible: true, itemCount: 3 }),
      expect.objectContaining({ id: 'f-slash', path: 'Inbox/Customers/A\\/B' }),
    ]);
  });

  it('are read from Exchange the first time', async () => {
    const id = await addMailbox();
    const owner = playOwner(gateway.stores, async ({ request }) => {
      if (request.kind === 'read-folders') await saveFolders(gateway.stores, id, sampleFolders.slice(0, 1));
      return { kind: 'done' };
    });
    const { body } = await gateway.as('get', `/api/v1/mailboxes/${id}/folders`).expect(200);
    await owner.stop();
    expect(body.items).toHaveLength(1);
  });

  it('are read anew when somebody wants to know how much is in them now', async () => {
    const id = await addMailbox();
    await saveFolders(gateway.stores, id);
    const owner = playOwner(gateway.stores, async ({ request }) => {
      if (request.kind === 'read-folders') await saveFolders(gateway.stores, id, sampleFolders.slice(0, 1));
      return { kind: 'done' };
    });
    const path = `/api/v1/mailboxes/${id}/folders`;
    const known = await gateway.as('get', path).expect(200);
    const anew = await gateway.as('get', `${path}?readNow=true`).expect(200);
    await owner.stop();
    expect([known.body.items.length, anew.body.items.length]).toEqual([4, 1]);
    await gateway.as('get', `${path}?readNow=perhaps`).expect(400);
  });

  it('that hang in a circle are left out and do no harm', async () => {
    const id = await addMailbox();
    const folder = { name: 'Loop', folderClass: 'mail', itemCount: 0 } as const;
    await saveFolders(gateway.stores, id, [
      { ...folder, id: 'a', parentId: 'b' },
      { ...folder, id: 'b', parentId: 'a' },
    ]);
    const { body } = await gateway.as('get', `/api/v1/mailboxes/${id}/folders`).expect(200);
    expect(body.items).toEqual([]);
  });
});

describe('options', () => {
  it('come to the defaults until somebody chooses', async () => {
    const id = await addMailbox();
    const { body } = await gateway.as('get', `/api/v1/mailboxes/${id}/options`).expect(200);
    expect(body).toMatchObject({
      track: { value: null, effective: 'replies', source: 'default', capped: false, lockedBy: null },
      create: { value: null, effective: 'none', source: 'default', capped: false, lockedBy: null },
      createMode: { value: null, effective: 'create', source: 'default', capped: false, lockedBy: null },
    });
  });

  it('are capped by what the organization allows', async () => {
    const id = await addMailbox();
    await gateway
      .as('put', '/api/v1/organization')
      .send({ trackCap: 'known-senders', createCap: ['lead'] })
      .expect(200);
    const chosen = { track: 'all', create: 'contact', createMode: 'suggest' };
    const { body } = await gateway.as('put', `/api/v1/mailboxes/${id}/options`).send(chosen).expect(200);
    await gateway
      .as('put', '/api/v1/organization')
      .send({ trackCap: 'all', createCap: ['contact', 'lead'] })
      .expect(200);
    expect(body).toMatchObject({
      track: { value: 'all', effective: 'known-senders', source: 'organization', capped: true, lockedBy: null },
      create: { value: 'contact', effective: 'none', source: 'organization', capped: true, lockedBy: null },
      createMode: { value: 'suggest', effective: 'suggest', source: 'mailbox', capped: false, lockedBy: null },
    });
  });

  it('are replaced as a whole', async () => {
    const id = await addMailbox();
    await gateway.as('put', `/api/v1/mailboxes/${id}/options`).send({ track: 'none', create: 'lead' }).expect(200);
    const { body } = await gateway.as('put', `/api/v1/mailboxes/${id}/options`).send({ track: 'all', create: null });
    expect([body.track.value, body.create.value]).toEqual(['all', null]);
  });
});
