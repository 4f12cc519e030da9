import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  anEml,
  codesOf,
  distinguished,
  EwsCaller,
  findAll,
  findItem,
  folderId,
  getItem,
  itemIds,
  moveItem,
  setCategories,
  syncFolderItems,
} from '../testing';
import { SandboxExchange } from './sandbox-exchange';

const erin = 'erin@contoso.example';
const service = 'svc-foldwatch@contoso.example';
const inbox = distinguished('inbox');

const byMessageId = (value: string): string =>
  `<t:IsEqualTo><t:FieldURI FieldURI="message:InternetMessageId"/><t:FieldURIOrConstant><t:Constant Value="${value}"/></t:FieldURIOrConstant></t:IsEqualTo>`;
const deleteItem = (id: string, how: string): string =>
  `<m:DeleteItem DeleteType="${how}">${itemIds([id])}</m:DeleteItem>`;

describe('SandboxExchange', () => {
  let sandbox: SandboxExchange;
  let ews: EwsCaller;

  beforeEach(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0 });
    for (const emailAddress of [erin, 'omar@contoso.example', service]) {
      const password = emailAddress.split('@')[0] ?? '';
      sandbox.createMailbox({
        emailAddress,
        displayName: password,
        password,
        mayImpersonate: emailAddress === service,
      });
    }
    ews = new EwsCaller(sandbox.ewsUrl, erin);
  });
  afterEach(() => sandbox.close());

  async function sync(folder: string, state: string, max = 512) {
    const { body } = await ews.call(syncFolderItems(folder, state, max));
    const changes = findAll(body, 'Changes')[0]?.children ?? [];
    return {
      state: findAll(body, 'SyncState')[0]?.text ?? '',
      isLast: findAll(body, 'IncludesLastItemInRange')[0]?.text === 'true',
      changes: changes.map((change) => [change.name, findAll(change, 'ItemId')[0]?.attribute('Id') ?? ''] as const),
    };
  }

  it('reports a move as a deletion here and a creation there, under another id', async () => {
    const customers = folderId(sandbox.createFolder(erin, 'Inbox/Customers').id);
    const id = await sandbox.importMessage(erin, 'Inbox', anEml());
    const [here, there] = [await sync(inbox, ''), await sync(customers, '')];
    expect(here.changes).toEqual([['Create', id]]);
    const moved = findAll((await ews.call(moveItem([id], customers))).body, 'ItemId')[0]?.attribute('Id') ?? '';
    expect(moved).not.toBe(id);
    expect((await sync(inbox, here.state)).changes).toEqual([['Delete', id]]);
    expect((await sync(customers, there.state)).changes).toEqual([['Create', moved]]);
    expect(codesOf(await ews.call(getItem([id, moved])))).toEqual(['ErrorItemNotFound', 'NoError']);
  });

  it('lists a folder newest first, page by page, and at most 512 at once', async () => {
    const messages = Array.from({ length: 600 }, (_, minute) => ({
      eml: anEml({ messageId: `<${minute}@x.example>` }),
      receivedAt: new Date(minute * 60_000),
    }));
    const ids = await sandbox.importMany(erin, 'Inbox', messages);
    const first = await sync(inbox, '');
    expect(first).toMatchObject({ isLast: false });
    expect(first.changes.map(([, id]) => id)).toEqual(ids.toReversed().slice(0, 512));
    const second = await sync(inbox, first.state);
    expect(second.isLast).toBe(true);
    expect(second.changes.map(([, id]) => id)).toEqual(ids.toReversed().slice(512));
    expect(codesOf(await ews.call(syncFolderItems(inbox, '', 513)))).toEqual(['ErrorInvalidArgument']);
  });

  it('tells a read flag from a change of content', async () => {
    const id = await sandbox.importMessage(erin, 'Inbox', anEml());
    const { state } = await sync(inbox, '');
    sandbox.updateMessage(erin, id, { isRead: true });
    const read = await sync(inbox, state);
    expect(read.changes).toEqual([['ReadFlagChange', id]]);
    sandbox.updateMessage(erin, id, { categories: ['Tracked'] });
    expect((await sync(inbox, read.state)).changes).toEqual([['Update', id]]);
  });

  it('changes an item only for who knows its newest version', async () => {
    const id = await sandbox.importMessage(erin, 'Inbox', anEml());
    const changeKeyOf = async () =>
      findAll((await ews.call(getItem([id]))).body, 'ItemId')[0]?.attribute('ChangeKey') ?? '';
    const first = await changeKeyOf();
    expect(codesOf(await ews.call(setCategories(id, first, ['Tracked', 'A &amp; B'])))).toEqual(['NoError']);
    expect(await changeKeyOf()).not.toBe(first);
    expect(codesOf(await ews.call(setCategories(id, first, [])))).toEqual(['ErrorIrresolvableConflict']);
    expect(sandbox.messages(erin, 'Inbox').items[0]?.categories).toEqual(['Tracked', 'A & B']);
  });

  it('gives the message back byte for byte', async () => {
    const eml = anEml({ body: 'Grüße \u0001\r\n.\r\nFrom me' });
    const id = await sandbox.importMessage(erin, 'Inbox', eml);
    const { body } = await ews.call(getItem([id], 'IdOnly', '<t:IncludeMimeContent>true</t:IncludeMimeContent>'));
    expect(Buffer.from(findAll(body, 'MimeContent')[0]?.text ?? '', 'base64').equals(eml)).toBe(true);
  });

  it('voids all sync states and ids of a mailbox that moved to another server', async () => {
    const id = await sandbox.importMessage(erin, 'Inbox', anEml());
    const { state } = await sync(inbox, '');
    sandbox.migrateMailbox(erin);
    expect(codesOf(await ews.call(syncFolderItems(inbox, state)))).toEqual(['ErrorInvalidSyncStateData']);
    expect(codesOf(await ews.call(getItem([id])))).toEqual(['ErrorItemNotFound']);
    expect((await sync(inbox, '')).changes).toEqual([['Create', expect.not.stringMatching(id)]]);
  });

  it('keeps a folder id through a rename and a move', async () => {
    const { id } = sandbox.createFolder(erin, 'Inbox/Customers/Contoso');
    sandbox.renameFolder(erin, id, 'Contoso Ltd');
    sandbox.moveFolder(erin, id, 'Inbox');
    expect(sandbox.folders(erin).find((folder) => folder.path === 'Inbox/Contoso Ltd')?.id).toBe(id);
  });

  it('finds a message by its Message-ID in each of many folders', async () => {
    const other = sandbox.createFolder(erin, 'Inbox/Other');
    const id = await sandbox.importMessage(erin, other.id, anEml());
    const restriction = byMessageId('&lt;offer@northwindtraders.example&gt;');
    const { body } = await ews.call(findItem([inbox, folderId(other.id)], restriction));
    const found = findAll(body, 'FindItemResponseMessage').map((part) => findAll(part, 'ItemId'));
    expect(found.map((ids) => ids.map((one) => one.attribute('Id')))).toEqual([[], [id]]);
    expect(findAll((await ews.call(findItem([inbox], byMessageId("' OR 1=1 --")))).body, 'ItemId')).toEqual([]);
  });

  it('delivers what is sent to those who live here', async () => {
    const message =
      '<t:Message><t:Subject>Lunch?</t:Subject><t:Body BodyType="Text">At one</t:Body><t:BccRecipients><t:Mailbox><t:EmailAddress>omar@contoso.example</t:EmailAddress></t:Mailbox></t:BccRecipients></t:Message>';
    const answer = await ews.call(
      `<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items>${message}</m:Items></m:CreateItem>`,
    );
    expect(codesOf(answer)).toEqual(['NoError']);
    expect(sandbox.messages(erin, 'Sent Items').items).toMatchObject([{ subject: 'Lunch?', isDraft: false }]);
    const [arrived] = sandbox.messages('omar@contoso.example', 'Inbox').items;
    expect(arrived).toMatchObject({ subject: 'Lunch?', isRead: false, from: { address: erin } });
    const omar = new EwsCaller(sandbox.ewsUrl, 'omar@contoso.example');
    expect(findAll((await omar.call(getItem([arrived?.id ?? '']))).body, 'BccRecipients')).toEqual([]);
  });

  it('lets only the service account act as others', async () => {
    const id = await sandbox.importMessage(erin, 'Inbox', anEml());
    const as = (login: string, whom?: string) => new EwsCaller(sandbox.ewsUrl, login, whom);
    expect(codesOf(await as(service, erin).call(getItem([id])))).toEqual(['NoError']);
    expect(codesOf(await as('omar@contoso.example').call(getItem([id])))).toEqual(['ErrorAccessDenied']);
    const denied = await as('omar@contoso.example', erin).call(getItem([id]));
    expect([denied.status, codesOf(denied)]).toEqual([500, ['ErrorImpersonateUserDenied']]);
    const unknown = await as(service, 'nobody@contoso.example').call(getItem([id]));
    expect([unknown.status, codesOf(unknown)]).toEqual([500, ['ErrorNonExistentMailbox']]);
    expect((await as('nobody@contoso.example').post(getItem([id]))).status).toBe(401);
  });

  it.each([
    { what: 'what is no id', id: 'AAMk', expected: 'ErrorInvalidIdMalformed' },
    { what: 'no id', id: '', expected: 'ErrorInvalidIdEmpty' },
  ])('refuses $what and answers the rest of the batch', async ({ id, expected }) => {
    const good = await sandbox.importMessage(erin, 'Inbox', anEml());
    expect(codesOf(await ews.call(getItem([id, good])))).toEqual([expected, 'NoError']);
  });

  it('answers what it cannot read with a fault', async () => {
    const nonsense = await ews.call('<m:Nonsense/>');
    expect([nonsense.status, codesOf(nonsense)]).toEqual([500, ['ErrorInvalidRequest']]);
    expect(codesOf(await ews.call('<m:GetItem><m:ItemIds>'))).toEqual(['ErrorInvalidRequest']);
    expect(codesOf(await ews.call(`<m:DeleteFolder DeleteType="HardDelete"/>`))).toEqual(['ErrorSchemaValidation']);
  });

  it('protects its own folders and refuses taken names', async () => {
    const doomed = `<m:DeleteFolder DeleteType="HardDelete"><m:FolderIds>${inbox}</m:FolderIds></m:DeleteFolder>`;
    expect(codesOf(await ews.call(doomed))).toEqual(['ErrorDeleteDistinguishedFolder']);
    const twin = `<m:CreateFolder><m:ParentFolderId>${distinguished('msgfolderroot')}</m:ParentFolderId><m:Folders><t:Folder><t:DisplayName>INBOX</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>`;
    expect(codesOf(await ews.call(twin))).toEqual(['ErrorFolderExists']);
  });

  it('throws away as it is told', async () => {
    const [first, second] = await sandbox.importMany(erin, 'Inbox', [{ eml: anEml() }, { eml: anEml() }]);
    await ews.call(deleteItem(first ?? '', 'MoveToDeletedItems'));
    await ews.call(deleteItem(second ?? '', 'HardDelete'));
    expect(sandbox.messages(erin, 'Inbox').items).toEqual([]);
    expect(sandbox.messages(erin, 'Deleted Items').items).toHaveLength(1);
  });

  it('knows after a restart what it knew before', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
    try {
      const before = await SandboxExchange.open({ dataDir, port: 0, seedCast: true });
      const list = (one: SandboxExchange) => one.messages(erin, 'Inbox').items;
      const known = list(before);
      const { body } = await new EwsCaller(before.ewsUrl, erin).call(syncFolderItems(inbox, ''));
      await before.close();
      const after = await SandboxExchange.open({ dataDir, port: 0, seedCast: true });
      expect(list(after)).toEqual(known);
      const state = findAll(body, 'SyncState')[0]?.text ?? '';
      const again = await new EwsCaller(after.ewsUrl, erin).call(syncFolderItems(inbox, state));
      await after.close();
      expect([codesOf(again), findAll(again.body, 'ItemId')]).toEqual([['NoError'], []]);
    } finally {
      await rm(dataDir, { recursive: true });
    }
  });
});
