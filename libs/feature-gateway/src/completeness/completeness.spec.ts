import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { playOwner, saveFolders } from '../../testing/play-owner';

let gateway: OpenGateway;
let path = '';
beforeAll(async () => {
  gateway = await openGateway();
  const mailbox = { emailAddress: 'erin@contoso.example', kind: 'user' };
  const { body } = await gateway.as('post', '/api/v1/mailboxes').send(mailbox).expect(201);
  await saveFolders(gateway.stores, body.id);
  path = `/api/v1/mailboxes/${body.id}`;
});
afterAll(() => gateway.close());

const asOf = '2026-11-21T08:00:00.000Z';
const folder = { folderId: 'f-contoso', inExchange: 5, inStore: 3, skipped: 1, missing: ['<a@b.example>'], asOf };

describe('completeness', () => {
  it('is unknown before it was ever compared', async () => {
    const { body } = await gateway.as('get', `${path}/completeness`).expect(200);
    expect(body).toEqual({ items: [], nextCursor: null, asOf: null });
  });

  it('is compared now, and remembered', async () => {
    const owner = playOwner(gateway.stores, () => ({ kind: 'completeness', folders: [folder] }));
    const { body } = await gateway.as('post', `${path}/completeness`).expect(200);
    await owner.stop();
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
});
