import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { saveFolders } from '../../testing/play-owner';

let gateway: OpenGateway;
let numbers = 0;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

async function addMailbox(): Promise<string> {
  const emailAddress = `versioned-${(numbers += 1)}@contoso.example`;
  const { body } = await gateway.as('post', '/api/v1/mailboxes').send({ emailAddress, kind: 'user' }).expect(201);
  return body.id;
}

const read = async (path: string) => (await gateway.as('get', `/api/v1${path}`).expect(200)).body;
const send = async (method: 'post' | 'put' | 'patch' | 'delete', path: string, body?: object) => {
  const answer = await gateway.as(method, `/api/v1${path}`).send(body);
  if (answer.status >= 400) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const numbersOf = async (path: string): Promise<readonly number[]> =>
  (await read(path)).items.map(({ number }: { number: number }) => number);

describe('versions', () => {
  it('of the settings are kept with who and when, and can be compared', async () => {
    await send('put', '/organization', { onDelete: 'untrack' });
    await send('put', '/organization', { onDelete: 'untrack' });
    await send('post', '/exclusions', { kind: 'bulk' });
    await send('put', '/organization', { maxFolderRules: 30, onDelete: 'keep' });
    const { items } = await read('/organization/versions');
    expect(items.map((one: { number: number }) => one.number)).toEqual([3, 2, 1, 0]);
    expect(items[0]).toMatchObject({ by: 'admin', comment: null, restored: null, removed: false });
    expect(Date.parse(items[0].at)).toBeGreaterThan(0);
    expect(items[3]).toMatchObject({ by: 'unknown', at: null });
    const last = await read('/organization/versions/3');
    expect(last.changes).toEqual([
      { field: 'maxFolderRules', before: 25, after: 30 },
      { field: 'onDelete', before: 'untrack', after: 'keep' },
    ]);
    expect(last.fields).toMatchObject({ maxFolderRules: 30, onDelete: 'keep' });
    const { changes } = await read('/organization/versions/3?against=0');
    const fields = changes.map(({ field }: { field: string }) => field.replace(/\..*/, ''));
    expect([...new Set(fields)]).toEqual(['maxFolderRules', 'exclusions']);
  });

  it('of the settings are rolled back to as new ones, which leaves teams as they are', async () => {
    const team = await send('post', '/teams', { name: 'Sales', values: { track: 'none' } });
    await send('put', '/organization', { categoryName: 'Noted' });
    const [newest = 0] = await numbersOf('/organization/versions');
    const back = await send('post', `/organization/versions/${newest - 1}/roll-back`, { comment: 'Nobody liked it' });
    expect(back).toMatchObject({ number: newest + 1, restored: newest - 1, comment: 'Nobody liked it', by: 'admin' });
    expect((await read('/organization')).categoryName).toBe('Tracked');
    expect((await read(`/teams/${team.id}`)).values).toEqual({ track: 'none' });
    const audited = await read('/audit?what=rollBackOrganization');
    expect(audited.items[0].changes).toEqual([{ field: 'categoryName', before: 'Noted', after: 'Tracked' }]);
  });

  it('of a team can be rolled back to also after it was removed', async () => {
    const { id } = await send('post', '/teams', { name: 'Support', values: { track: 'all' }, locks: ['track'] });
    await send('patch', `/teams/${id}`, { values: {} });
    await send('delete', `/teams/${id}`);
    expect((await read(`/teams/${id}/versions`)).items).toMatchObject([
      { number: 3, removed: true, by: 'admin' },
      { number: 2 },
      { number: 1 },
    ]);
    await send('post', `/teams/${id}/versions/1/roll-back`, {});
    expect(await read(`/teams/${id}`)).toMatchObject({ values: { track: 'all' }, locks: ['track'] });
    expect(await numbersOf(`/teams/${id}/versions`)).toEqual([4, 3, 2, 1]);
  });

  it('of options and exclusions are kept and rolled back to together', async () => {
    const id = await addMailbox();
    await send('put', `/mailboxes/${id}/options`, { track: 'all' });
    await send('post', `/mailboxes/${id}/exclusions`, { kind: 'domain', value: 'northwind.example' });
    await send('patch', `/mailboxes/${id}`, { ownerId: 'u-erin' });
    expect(await numbersOf(`/mailboxes/${id}/versions`)).toEqual([2, 1, 0]);
    const back = await send('post', `/mailboxes/${id}/versions/0/roll-back`, {});
    expect(back.number).toBe(3);
    expect((await read(`/mailboxes/${id}/options`)).track.value).toBeNull();
    expect((await read(`/mailboxes/${id}/exclusions`)).items).toEqual([]);
  });

  it('of a rule can be rolled back to also after it was removed, unless its folder has another', async () => {
    const id = await addMailbox();
    await saveFolders(gateway.stores, id);
    const rule = await send('post', `/mailboxes/${id}/folder-rules`, { folderId: 'f-contoso' });
    const path = `/mailboxes/${id}/folder-rules/${rule.id}`;
    await send('patch', path, { paused: true });
    const { changes } = await read(`${path}/versions/2`);
    expect(changes).toEqual([{ field: 'paused', before: false, after: true }]);
    await send('delete', path);
    expect((await read(`${path}/versions`)).items).toMatchObject([{ number: 3, removed: true }, {}, {}]);
    await send('post', `${path}/versions/1/roll-back`, {});
    expect(await read(path)).toMatchObject({ id: rule.id, paused: false, version: 4, folderId: 'f-contoso' });
    await send('delete', path);
    await send('post', `/mailboxes/${id}/folder-rules`, { folderId: 'f-contoso' });
    const refused = await gateway.as('post', `/api/v1${path}/versions/1/roll-back`).send({});
    expect([refused.status, refused.body.code]).toEqual([409, 'folder-has-rule']);
    const nothing = await gateway.as('post', `/api/v1${path}/versions/5/roll-back`).send({});
    expect([nothing.status, nothing.body.code]).toEqual([422, 'version-of-removal']);
  });

  it('are rolled back to under the locks of now', async () => {
    const id = await addMailbox();
    await send('put', `/mailboxes/${id}/options`, { createMode: 'suggest' });
    await send('put', `/mailboxes/${id}/options`, {});
    await send('put', '/organization', { locks: ['createMode'] });
    const { status, body } = await gateway.as('post', `/api/v1/mailboxes/${id}/versions/1/roll-back`).send({});
    await send('put', '/organization', { locks: [] });
    expect([status, body.code]).toEqual([422, 'setting-locked']);
  });

  it('are kept before others take their place, so that none is lost with a process', async () => {
    const id = await addMailbox();
    const config = (await gateway.stores.mailboxConfigs.findMany([id])).get(id);
    if (config === undefined) throw new Error('the mailbox is not there');
    const published = { number: 1, by: 'erin', at: '2026-03-01T00:00:00.000Z' };
    const mailbox = { ...config.mailbox, version: 2 };
    await gateway.stores.mailboxConfigs.replace({ ...config, mailbox, options: { track: 'all' }, published });
    await send('put', `/mailboxes/${id}/options`, { track: 'none' });
    expect((await read(`/mailboxes/${id}/versions`)).items).toMatchObject([
      { number: 2, by: 'admin' },
      { number: 1, by: 'erin' },
    ]);
  });

  it('that there are not are unknown', async () => {
    const id = await addMailbox();
    for (const path of ['versions/7', 'folder-rules/nobody/versions', 'folder-rules/nobody/versions/1']) {
      expect((await gateway.as('get', `/api/v1/mailboxes/${id}/${path}`)).status).toBe(404);
    }
  });
});
