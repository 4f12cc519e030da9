import { missingIn, type FolderCompleteness, type JobResult } from '@foldwatch/ports';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { playOwner, saveFolders } from '../../testing/play-owner';

let gateway: OpenGateway;
let path = '';
let id = '';
beforeAll(async () => {
  gateway = await openGateway();
  const mailbox = { emailAddress: 'erin@contoso.example', kind: 'user' };
  const { body } = await gateway.as('post', '/api/v1/mailboxes').send(mailbox).expect(201);
  await saveFolders(gateway.stores, body.id);
  id = body.id;
  path = `/api/v1/mailboxes/${id}`;
});
afterAll(() => gateway.close());

const asOf = '2026-11-21T08:00:00.000Z';
const folder = {
  folderId: 'f-contoso',
  inExchange: 5,
  inStore: 3,
  skipped: 1,
  skippedBy: { 'private-item': 1 },
  mended: 2,
  missing: ['<a@b.example>'],
  missingCount: 1,
  asOf,
};

/** What the owner keeps when it compared. */
async function compared(mailboxId: string, folders: readonly FolderCompleteness[]): Promise<JobResult> {
  const owner = await gateway.stores.mailboxEpochs.take(mailboxId);
  const missing = missingIn(folders);
  const gap = missing === 0 ? {} : { gap: { since: asOf, comparisons: 1 } };
  await gateway.stores.mailboxStatus.saveCompleteness(owner, { mailboxId, asOf, missing, folders, ...gap });
  return { kind: 'completeness', folders };
}

describe('completeness', () => {
  it('is unknown before it was ever compared', async () => {
    const { body } = await gateway.as('get', `${path}/completeness`).expect(200);
    expect(body).toEqual({ items: [], nextCursor: null, asOf: null, missing: 0, gap: null });
  });

  it('is compared now, and remembered', async () => {
    const owner = playOwner(gateway.stores, () => compared(id, [folder]));
    const { body } = await gateway.as('post', `${path}/completeness`).expect(200);
    await owner.stop();
    expect(body).toMatchObject({ asOf, missing: 1, gap: { since: asOf, comparisons: 1 } });
    expect(body.items).toEqual([{ ...folder, folderPath: 'Inbox/Customers/Contoso' }]);
    expect((await gateway.as('get', `${path}/completeness`)).body).toEqual(body);
    expect((await gateway.as('get', path)).body.completeness).toEqual({ asOf, missing: 1, folders: 1 });
  });

  it('says so when the comparison failed', async () => {
    const owner = playOwner(gateway.stores, () => ({ kind: 'failed', code: 'x', message: 'Exchange is away.' }));
    const { status, body } = await gateway.as('post', `${path}/completeness`);
    await owner.stop();
    expect([status, body.code, body.detail]).toEqual([503, 'not-compared', 'Exchange is away.']);
  });

  it('is not to be had of a mailbox that is not enabled', async () => {
    const failure = { kind: 'failed', code: 'mailbox-not-enabled', message: 'Enable it first.' } as const;
    const owner = playOwner(gateway.stores, () => failure);
    const { status, body } = await gateway.as('post', `${path}/completeness`);
    await owner.stop();
    expect([status, body.code, body.detail]).toEqual([422, 'mailbox-not-enabled', 'Enable it first.']);
  });

  it('is summed up over all enabled mailboxes', async () => {
    const enabled = async (emailAddress: string): Promise<string> => {
      const { body } = await gateway.as('post', '/api/v1/mailboxes').send({ emailAddress, kind: 'user' });
      const { mailboxConfigs } = gateway.stores;
      const config = (await mailboxConfigs.findMany([body.id])).get(body.id);
      if (config === undefined) throw new Error('no mailbox');
      const mailbox = { ...config.mailbox, state: 'enabled', version: config.mailbox.version + 1 } as const;
      await mailboxConfigs.replace({ ...config, mailbox });
      return body.id;
    };
    await compared(await enabled('ann@contoso.example'), [folder, folder]);
    await compared(await enabled('bob@contoso.example'), [{ ...folder, missing: [], missingCount: 0 }]);
    await enabled('carol@contoso.example');
    const { body } = await gateway.as('get', '/api/v1/completeness').expect(200);
    expect(body).toEqual({ mailboxes: 3, complete: 1, withGaps: 1, neverCompared: 1, missing: 2, asOf });
  });
});
