import type { RuleProgress, RuleStatus } from '@foldwatch/domain';
import { until } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { playOwner, sampleFolders, saveFolders } from '../../testing/play-owner';

let gateway: OpenGateway;
let mailboxId = '';
let addresses = 0;
const fabrikam = { table: 'account', id: 'a-fabrikam' };

beforeAll(async () => {
  gateway = await openGateway();
  await gateway
    .as('put', '/api/v1/records')
    .send([
      { ...fabrikam, name: 'Fabrikam', emailAddresses: [] },
      { table: 'account', id: 'a-closed', name: 'Closed', emailAddresses: [], state: 'inactive' },
      { table: 'systemuser', id: 'u-erin', name: 'Erin', emailAddresses: [] },
    ])
    .expect(200);
});
afterAll(() => gateway.close());

beforeEach(async () => {
  const emailAddress = `person-${(addresses += 1)}@contoso.example`;
  const { body } = await gateway.as('post', '/api/v1/mailboxes').send({ emailAddress, kind: 'user' }).expect(201);
  mailboxId = body.id;
  await saveFolders(gateway.stores, mailboxId);
});

const rules = (rest = '') => `/api/v1/mailboxes/${mailboxId}/folder-rules${rest}`;
const add = (request: object) => gateway.as('post', rules()).send(request);
const answer = ({ status, body }: { status: number; body: { code?: string; errors?: { field: string }[] } }) => [
  status,
  body.code,
  body.errors?.[0]?.field,
];

async function savedRule(): Promise<string> {
  let ruleId: string | undefined;
  await until(async () => {
    const config = (await gateway.stores.mailboxConfigs.findMany([mailboxId])).get(mailboxId);
    ruleId = config?.rules[0]?.id;
    return ruleId !== undefined;
  });
  return ruleId ?? '';
}

async function enable(): Promise<void> {
  const owner = playOwner(gateway.stores, () => ({
    kind: 'tested',
    steps: [{ step: 'server', ok: true, message: 'It answers.' }],
  }));
  await gateway.as('post', `/api/v1/mailboxes/${mailboxId}/test-and-enable`).expect(200);
  await owner.stop();
}

async function report(ruleId: string, status: RuleStatus, counts: Partial<RuleProgress> = {}): Promise<void> {
  const owner = await gateway.stores.mailboxEpochs.take(mailboxId);
  const progress = { mailboxId, ruleId, status, updatedAt: new Date().toISOString(), ...counts };
  await gateway.stores.mailboxStatus.saveProgress(owner, [progress]);
}

describe('adding a rule', () => {
  it('tracks a folder named by its path, from now on', async () => {
    const before = new Date().toISOString();
    const { status, body } = await add({
      folderPath: 'Inbox/Customers/Contoso',
      regarding: fabrikam,
      existing: 'skip',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      mailboxId,
      folderId: 'f-contoso',
      folderPath: 'Inbox/Customers/Contoso',
      action: 'track',
      regarding: { ...fabrikam, name: 'Fabrikam' },
      includeSubfolders: false,
      existing: 'skip',
      paused: false,
      version: 1,
      status: 'pending',
      existingCount: null,
      trackedCount: 0,
    });
    expect(body.effectiveFrom >= before).toBe(true);
  });

  it('is in force for whatever is decided after the call', async () => {
    const before = (await gateway.stores.mailboxConfigs.versions([mailboxId])).mailboxes.get(mailboxId) ?? 0;
    await add({ folderId: 'f-contoso' }).expect(201);
    const config = (await gateway.stores.mailboxConfigs.findMany([mailboxId])).get(mailboxId);
    expect(config?.mailbox.version).toBe(before + 1);
    expect(config?.rules.map(({ folderId }) => folderId)).toEqual(['f-contoso']);
    const { events } = await gateway.stores.eventLog.read('config.changes', undefined, 500);
    expect(events).toContainEqual(expect.objectContaining({ key: mailboxId, payload: { what: 'mailbox', mailboxId } }));
  });

  it.each(['/Inbox/Customers/Contoso', 'inbox/customers/CONTOSO'])('understands the path %s', async (folderPath) => {
    const { body } = await add({ folderPath }).expect(201);
    expect(body.folderId).toBe('f-contoso');
  });

  it('finds a folder whose name has a slash', async () => {
    const { body } = await add({ folderPath: 'Inbox/Customers/A\\/B' }).expect(201);
    expect(body.folderId).toBe('f-slash');
  });

  it('waits until the mail that is there is counted', async () => {
    await enable();
    const adding = add({ folderId: 'f-contoso' }).then(({ body }) => body);
    await savedRule().then((ruleId) =>
      report(ruleId, { state: 'backfilling', done: 0, total: 7 }, { existingCount: 7 }),
    );
    expect(await adding).toMatchObject({
      status: 'backfilling',
      progress: { done: 0, total: 7 },
      existingCount: 7,
    });
  });

  it('does not wait for a folder that turned out wrong', async () => {
    await enable();
    const adding = add({ folderId: 'f-contoso' }).then(({ body }) => body);
    await savedRule().then((ruleId) => report(ruleId, { state: 'disabled', reason: 'folder-gone' }));
    expect(await adding).toMatchObject({ status: 'disabled', statusReason: 'folder-gone' });
  });

  it('reads the folders from Exchange before it believes that there is no such folder', async () => {
    const owner = playOwner(gateway.stores, async ({ request }) => {
      if (request.kind !== 'read-folders') return undefined;
      const folder = { id: 'f-new', name: 'New', parentId: 'f-inbox', folderClass: 'mail', itemCount: 0 } as const;
      await saveFolders(gateway.stores, mailboxId, [...sampleFolders, folder]);
      return { kind: 'done' };
    });
    const found = await add({ folderPath: 'Inbox/New' });
    const notFound = await add({ folderPath: 'Inbox/Nowhere' });
    await owner.stop();
    expect([found.status, found.body.folderId]).toEqual([201, 'f-new']);
    expect(answer(notFound)).toEqual([404, 'unknown-folder', 'folderPath']);
  });

  it.each(['f-inbox', 'f-calendar', 'f-deleted'])('refuses %s, which may not be tracked', async (folderId) => {
    expect(answer(await add({ folderId }))).toEqual([422, 'folder-not-eligible', 'folderId']);
  });

  it('asks Exchange where a folder is before it refuses one that was out of scope', async () => {
    let parentId = 'f-deleted';
    const owner = playOwner(gateway.stores, async ({ request }) => {
      if (request.kind !== 'read-folders') return undefined;
      const archive = { id: 'f-archive', name: 'Archive', parentId, folderClass: 'mail', itemCount: 0 } as const;
      const others = sampleFolders.filter(({ id }) => id !== archive.id);
      await saveFolders(gateway.stores, mailboxId, [...others, archive]);
      return { kind: 'done' };
    });
    const refused = await add({ folderId: 'f-archive' });
    parentId = 'f-inbox';
    const added = await add({ folderId: 'f-archive' });
    await owner.stop();
    expect(answer(refused)).toEqual([422, 'folder-not-eligible', 'folderId']);
    expect([added.status, added.body.folderPath]).toEqual([201, 'Inbox/Archive']);
  });

  it('may name any mail folder where the organization allows it', async () => {
    await gateway.as('put', '/api/v1/organization').send({ eligibleFolders: 'all' }).expect(200);
    const { status } = await add({ folderId: 'f-archive' });
    await gateway.as('put', '/api/v1/organization').send({ eligibleFolders: 'inbox' }).expect(200);
    expect(status).toBe(201);
  });

  it('refuses a second rule of a folder', async () => {
    await add({ folderId: 'f-contoso' }).expect(201);
    expect(answer(await add({ folderPath: 'Inbox/Customers/Contoso' }))).toEqual([
      409,
      'folder-has-rule',
      'folderPath',
    ]);
  });

  it('lets one of two win who add a rule of a folder at once', async () => {
    const both = await Promise.all([add({ folderId: 'f-contoso' }), add({ folderId: 'f-contoso' })]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  it('keeps both of two rules that are added at once', async () => {
    const both = await Promise.all([add({ folderId: 'f-contoso' }), add({ folderId: 'f-customers' })]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect((await gateway.as('get', rules())).body.items).toHaveLength(2);
  });

  it('refuses more rules than the organization allows', async () => {
    await gateway.as('put', '/api/v1/organization').send({ maxFolderRules: 1 }).expect(200);
    await add({ folderId: 'f-contoso' }).expect(201);
    const second = await add({ folderId: 'f-customers' });
    await gateway.as('put', '/api/v1/organization').send({ maxFolderRules: 25 }).expect(200);
    expect(answer(second)).toEqual([409, 'too-many-folder-rules', undefined]);
  });

  it.each([
    { regarding: { table: 'account', id: 'a-nobody' }, expected: [422, 'unknown-record', 'regarding.id'] },
    { regarding: { table: 'account', id: 'a-closed' }, expected: [422, 'record-inactive', 'regarding.id'] },
    { regarding: { table: 'systemuser', id: 'u-erin' }, expected: [422, 'table-not-allowed', 'regarding.table'] },
    { regarding: { table: 'account' }, expected: [400, 'invalid-request', 'regarding.id'] },
    { regarding: 'account', expected: [400, 'invalid-request', 'regarding'] },
    { regarding: [fabrikam], expected: [400, 'invalid-request', 'regarding'] },
  ])('refuses $regarding as its record', async ({ regarding, expected }) => {
    expect(answer(await add({ folderId: 'f-contoso', regarding }))).toEqual(expected);
  });

  it.each([
    { given: {}, field: 'folderPath' },
    { given: { folderPath: 'Inbox/A', folderId: 'f-contoso' }, field: 'folderPath' },
    { given: { folderPath: 'Inbox/\u0007' }, field: 'folderPath' },
    { given: { folderPath: 'Inbox/\r\nX' }, field: 'folderPath' },
    { given: { folderPath: 'x'.repeat(2_001) }, field: 'folderPath' },
    { given: { folderId: 7 }, field: 'folderId' },
    { given: { folderId: 'f-contoso', existing: 'maybe' }, field: 'existing' },
    { given: { folderId: 'f-contoso', action: 'block' }, field: 'action' },
    { given: { folderId: 'f-contoso', includeSubfolders: 'yes' }, field: 'includeSubfolders' },
    { given: { folderId: 'f-contoso', action: 'do-not-track', regarding: fabrikam }, field: 'regarding' },
  ])('refuses $given and names $field', async ({ given, field }) => {
    expect(answer(await add(given))).toEqual([400, 'invalid-request', field]);
  });

  it('keeps a nested folder private without waiting for anyone', async () => {
    await enable();
    const { body } = await add({ folderId: 'f-contoso', action: 'do-not-track' }).expect(201);
    expect(body).toMatchObject({ action: 'do-not-track', regarding: null });
  });
});

describe('a rule', () => {
  let ruleId = '';
  beforeEach(async () => {
    ruleId = (await add({ folderId: 'f-contoso', regarding: fabrikam }).expect(201)).body.id;
  });

  it('shows what ingest found out about its folder', async () => {
    await report(ruleId, { state: 'error', reason: 'record-inactive', nextTryAt: '2026-11-21T09:00:00.000Z' });
    const { body } = await gateway.as('get', rules(`/${ruleId}`)).expect(200);
    expect(body).toMatchObject({
      status: 'error',
      statusReason: 'record-inactive',
      nextTryAt: '2026-11-21T09:00:00.000Z',
    });
  });

  it('stands beside the folder that it tracks', async () => {
    const { body } = await gateway.as('get', `/api/v1/mailboxes/${mailboxId}/folders`).expect(200);
    expect(body.items[0].children[0].children[0]).toMatchObject({ id: 'f-contoso', ruleId, governedBy: ruleId });
  });

  it('is paused and resumed', async () => {
    const paused = await gateway
      .as('patch', rules(`/${ruleId}`))
      .send({ paused: true })
      .expect(200);
    const resumed = await gateway
      .as('patch', rules(`/${ruleId}`))
      .send({ paused: false })
      .expect(200);
    expect([paused.body.status, resumed.body.status]).toEqual(['paused', 'pending']);
    expect([paused.body.version, resumed.body.version]).toEqual([2, 3]);
  });

  it('loses its record without touching mail tracked before', async () => {
    const { body } = await gateway
      .as('patch', rules(`/${ruleId}`))
      .send({ regarding: null })
      .expect(200);
    expect(body.regarding).toBeNull();
    expect((await gateway.stores.mailboxJobs.findOpen([mailboxId])).map(({ request }) => request.kind)).toEqual([]);
  });

  it('has mail tracked before relinked when its owner chose so', async () => {
    const change = { regarding: fabrikam, existing: 'relink' };
    const { body } = await gateway
      .as('patch', rules(`/${ruleId}`))
      .send(change)
      .expect(200);
    const [job] = await gateway.stores.mailboxJobs.findOpen([mailboxId]);
    const regarding = { ...fabrikam, name: 'Fabrikam' };
    expect(job?.request).toEqual({ kind: 'relink', ruleId, ruleVersion: body.version, regarding });
  });

  it.each([
    { change: { regarding: { table: 'account', id: 'a-closed' } }, expected: [422, 'record-inactive', 'regarding.id'] },
    { change: { paused: null }, expected: [400, 'invalid-request', 'paused'] },
    { change: { existing: 'track' }, expected: [400, 'invalid-request', 'existing'] },
    { change: { folderId: 'f-other' }, expected: [400, 'invalid-request', 'folderId'] },
  ])('refuses the change $change', async ({ change, expected }) => {
    expect(answer(await gateway.as('patch', rules(`/${ruleId}`)).send(change))).toEqual(expected);
  });

  it('has its backfill stopped', async () => {
    const { body } = await gateway.as('post', rules(`/${ruleId}/stop-backfill`)).expect(202);
    expect((await gateway.stores.mailboxJobs.find(body.jobId))?.request).toEqual({ kind: 'stop-backfill', ruleId });
  });

  it('is removed, and told as it was', async () => {
    const { body } = await gateway.as('delete', rules(`/${ruleId}`)).expect(200);
    expect(body.id).toBe(ruleId);
    expect((await gateway.as('get', rules())).body).toEqual({ items: [], nextCursor: null });
    expect(answer(await gateway.as('delete', rules(`/${ruleId}`)))).toEqual([404, 'unknown-folder-rule', undefined]);
    expect(answer(await gateway.as('patch', rules(`/${ruleId}`)).send({}))).toEqual([
      404,
      'unknown-folder-rule',
      undefined,
    ]);
  });
});
