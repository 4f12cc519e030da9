import { OwnershipLost, type FolderCursor, type IndexedItem, type MailboxOwner } from '@foldwatch/ports';
import { at, until } from '@foldwatch/ports/testing';
import { FaultProxy, overMongo } from '../../testing';
import { migrateMongo, openMongo, type MongoAdapters } from '..';

const item = (itemId: string, changeKey: string): IndexedItem => ({
  folderId: 'f1',
  itemId,
  changeKey,
  itemKey: `key-${itemId}`,
  state: 'known',
  because: 'change',
  categorySeen: false,
  attempts: 0,
});
const cursor = (text: string): FolderCursor => ({ folderId: 'f1', cursor: text, lastReadAt: at(0) });
const place = { folderId: 'f1', itemId: 'i' };

/** The former owner demands ownership, is answered, and sends its write; on the way it is held up until the mailbox has a new owner. */
overMongo('a mailbox that is taken over while its former owner writes', (mongo) => {
  let proxy: FaultProxy;
  let slow: MongoAdapters;
  let adapters: MongoAdapters;
  let former: MailboxOwner;

  beforeEach(async () => {
    const uri = mongo.freshUri();
    await migrateMongo({ uri });
    adapters = await openMongo({ uri });
    proxy = await FaultProxy.open(uri);
    slow = await openMongo({ uri: proxy.through(uri) });
    former = await adapters.mailboxEpochs.take('m1');
  });

  afterEach(async () => {
    await adapters.database.db.dropDatabase();
    await slow.close();
    await adapters.close();
    await proxy.close();
  });

  /** Starts the former owner's write, lets the new one do its work in between, and gives what became of the write. */
  async function overtaken(
    collection: string,
    write: () => Promise<void>,
    meanwhile: (owner: MailboxOwner) => Promise<void>,
  ): Promise<unknown> {
    const held = proxy.hold('update', collection);
    const outcome = write().then(
      () => 'done',
      (error: unknown) => error,
    );
    await until(() => proxy.struck.length > 0);
    await meanwhile(await adapters.mailboxEpochs.take('m1'));
    held.release();
    return outcome;
  }

  const stored = async (): Promise<readonly string[]> =>
    (await adapters.itemIndex.list('m1', 'f1', 10)).map(({ changeKey }) => changeKey);

  it('keeps what the new owner put where there was nothing', async () => {
    const outcome = await overtaken(
      'items',
      () => slow.itemIndex.write(former, { put: [item('i', 'former')] }),
      (owner) => adapters.itemIndex.write(owner, { put: [item('i', 'new')] }),
    );
    expect(outcome).toBeInstanceOf(OwnershipLost);
    expect(await stored()).toEqual(['new']);
  });

  it('keeps what the new owner put over what there was', async () => {
    await adapters.itemIndex.write(former, { put: [item('i', 'old')] });
    const outcome = await overtaken(
      'items',
      () => slow.itemIndex.write(former, { remove: [place] }),
      (owner) => adapters.itemIndex.write(owner, { put: [item('i', 'new')] }),
    );
    expect(outcome).toBeInstanceOf(OwnershipLost);
    expect(await stored()).toEqual(['new']);
  });

  it('does not bring back what the new owner removed', async () => {
    await adapters.itemIndex.write(former, { put: [item('i', 'old')] });
    const outcome = await overtaken(
      'items',
      () => slow.itemIndex.write(former, { put: [item('i', 'former')] }),
      (owner) => adapters.itemIndex.write(owner, { remove: [place] }),
    );
    expect(outcome).toBeInstanceOf(OwnershipLost);
    expect(await stored()).toEqual([]);
    expect([...(await adapters.itemIndex.findMany('m1', 'f1', ['i']))]).toEqual([]);
    expect(await adapters.itemIndex.counts('m1')).toEqual(new Map());
  });

  it('is never told that a write was done that the new owner has overtaken', async () => {
    const outcome = await overtaken(
      'items',
      () => slow.itemIndex.write(former, { put: [item('i', 'former')] }),
      () => Promise.resolve(),
    );
    expect(outcome).toBeInstanceOf(OwnershipLost);
  });

  it('lets no late cursor through', async () => {
    await adapters.syncCursors.save(former, [cursor('old')]);
    const outcome = await overtaken(
      'mailbox_states',
      () => slow.syncCursors.save(former, [cursor('former')]),
      () => Promise.resolve(),
    );
    expect(outcome).toBeInstanceOf(OwnershipLost);
    expect(await adapters.syncCursors.find('m1')).toEqual([cursor('old')]);
  });

  it('lets no late folder tree through', async () => {
    const outcome = await overtaken(
      'folder_trees',
      () => slow.folderTrees.save(former, { version: 1, folders: [], readAt: at(0) }),
      () => Promise.resolve(),
    );
    expect(outcome).toBeInstanceOf(OwnershipLost);
    expect(await adapters.folderTrees.versions(['m1'])).toEqual(new Map());
  });

  it('can put an item again where it was removed, and clears the places of removed ones away in time', async () => {
    const { itemIndex, database } = adapters;
    await itemIndex.write(former, { put: [item('i', 'old'), item('j', 'old')] });
    await itemIndex.write(former, { remove: [place, { folderId: 'f1', itemId: 'j' }] });
    await itemIndex.write(former, { put: [item('i', 'again')] });
    expect(await stored()).toEqual(['again']);
    const rows = database.collection('items');
    expect(await rows.countDocuments()).toBe(2);
    await rows.updateMany({ waits: 'm1\tremoved' }, { $set: { due: '2000-01-01T00:00:00.000Z' } });
    await itemIndex.write(former, { remove: [place] });
    expect(await rows.countDocuments()).toBe(1);
  });
});
