import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView } from '../product/api-types';
import { exchangeEnv } from '../product/exchange-env';
import { createProduct, describeProduct } from '../product/create-product';
import type { Product } from '../product/product';
import { TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';

const accounts = ['a', 'b'].map((id) => ({ table: 'account', id, name: `Account ${id}`, emailAddresses: [] }));

describeProduct('whatever happens in between', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let erin: TrackedMailbox;
  /** Folders with the rules of accounts a and b. */
  let a: string;
  let b: string;

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await createProduct(exchangeEnv(sandbox));
    await product.start();
    await product.call('PUT', '/records', accounts);
    erin = await TrackedMailbox.enable(sandbox, product, 'erin@contoso.example');
    a = await erin.track('Inbox/A', { recordId: 'a' });
    b = await erin.track('Inbox/B', { recordId: 'b' });
  });

  afterEach(() => sandbox.setFaults([]));

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  const setByHand = (activity: ActivityView | undefined, id: string): Promise<ActivityView> =>
    product.call('PATCH', `/activities/${activity?.id ?? ''}`, { regarding: { table: 'account', id } });

  const regards = (name: string, id: string): Promise<unknown> =>
    until(async () => (await erin.find(name))?.regarding?.id === id, `${name} to regard ${id}`);

  const statusOf = async (activityId: string): Promise<number> =>
    (await product.request('GET', `/activities/${activityId}`)).status;

  const sequencesOf = async (activityId: string): Promise<readonly string[]> => {
    const items = await product.all<{ type: string; data: { activityId: string } }>('/events?topic=activity.events');
    return items.filter(({ data }) => data.activityId === activityId).map(({ type }) => type);
  };

  // Two messages change places, so that of one the arrival is read first and of the other the departure.
  it.each([1, 2, 3, 4])(
    'follows moves whose two halves are read before and after a kill (behind cursor %i)',
    async (n) => {
      const [there, back] = [`there-${n}`, `back-${n}`];
      const items = [await erin.deliver(there, a), await erin.deliver(back, b)];
      await Promise.all([erin.recordedIn(there, [a]), erin.recordedIn(back, [b])]);
      await product.stop();
      erin.move(items[0] ?? '', b);
      erin.move(items[1] ?? '', a);
      product.spawn({ FOLDWATCH_FAILPOINT: `ingest.cursor-saved:${n}` });
      expect(await product.ended()).toBe('SIGKILL');
      await product.start();
      expect(await erin.recordedIn(there, [b])).toMatchObject({ regarding: { id: 'b' } });
      expect(await erin.recordedIn(back, [a])).toMatchObject({ regarding: { id: 'a' } });
    },
  );

  it('ends in A when a mail moves from A to B and back within one read', async () => {
    const item = await erin.deliver('there-and-back', a);
    await erin.recordedIn('there-and-back', [a]);
    await product.stop();
    erin.move(erin.move(item, b), a);
    await product.start();
    await erin.readUpTo('after-there-and-back', a);
    expect(await erin.recordedIn('there-and-back', [a])).toMatchObject({ regarding: { id: 'a' } });
  });

  it('shows nothing of a copy that was made and deleted within one read, nor of one that was seen', async () => {
    const item = await erin.deliver('copied', a);
    await erin.recordedIn('copied', [a]);
    await product.stop();
    sandbox.deleteItem(erin.address, sandbox.copyItem(erin.address, item, b));
    await product.start();
    await erin.readUpTo('after-copy', b);
    expect(await erin.recordedIn('copied', [a])).toMatchObject({ regarding: { id: 'a' } });
    const copy = sandbox.copyItem(erin.address, item, b);
    expect(await erin.recordedIn('copied', [a, b])).toMatchObject({ regarding: { id: 'b' } });
    sandbox.deleteItem(erin.address, copy);
    expect(await erin.recordedIn('copied', [a])).toMatchObject({ regarding: { id: 'b' } });
  });

  it('is not turned back by an old decision that is delivered again after a newer one', async () => {
    await product.stop();
    const item = await erin.deliver('old-decision', a);
    product.spawn({ FOLDWATCH_FAILPOINT: 'writer.published' });
    expect(await product.ended()).toBe('SIGKILL');
    erin.move(item, b);
    await product.start();
    const activity = await erin.recordedIn('old-decision', [b]);
    expect(activity).toMatchObject({ regarding: { id: 'b' } });
    const types = await sequencesOf(activity.id);
    expect(types.filter((type) => type === 'activity.tracked')).not.toHaveLength(0);
    expect(types).not.toContain('activity.untracked');
  });

  it('keeps a record set by hand when the folder is read from scratch, and gives way to a later drag', async () => {
    const item = await erin.deliver('by-hand', a);
    await setByHand(await erin.recordedIn('by-hand', [a]), 'b');
    await regards('by-hand', 'b');
    sandbox.invalidateSyncStates(erin.address);
    await erin.readUpTo('after-by-hand', a);
    expect((await erin.find('by-hand'))?.regarding).toMatchObject({ id: 'b', source: 'manual' });
    const moved = erin.move(item, 'Inbox');
    await erin.recordedIn('by-hand', [sandbox.folders(erin.address).find(({ path }) => path === 'Inbox')?.id ?? '']);
    expect((await erin.find('by-hand'))?.regarding).toMatchObject({ id: 'b', source: 'manual' });
    erin.move(moved, a);
    expect(await erin.recordedIn('by-hand', [a])).toMatchObject({ regarding: { id: 'a', source: 'folder-rule' } });
  });

  it('does not bring back what was untracked when the cursor becomes invalid, until it is moved in again', async () => {
    const item = await erin.deliver('untracked', a);
    const activity = await erin.recordedIn('untracked', [a]);
    await product.call('DELETE', `/activities/${activity.id}`);
    await until(async () => (await statusOf(activity.id)) === 404, 'the mail to be untracked');
    sandbox.invalidateSyncStates(erin.address);
    await erin.readUpTo('after-untracked', a);
    expect(await statusOf(activity.id)).toBe(404);
    erin.move(erin.move(item, 'Inbox'), a);
    const again = await until(() => erin.find('untracked'), 'the mail to be tracked again');
    expect(again.id).toBe(activity.id);
    const toldSince = async (): Promise<readonly string[]> => {
      const types = await sequencesOf(activity.id);
      return types.slice(types.lastIndexOf('activity.untracked'));
    };
    await until(async () => (await toldSince()).length > 1, 'that to be told of');
    // The content may have been fetched only now, which is one more change.
    expect((await toldSince()).slice(0, 2)).toEqual(['activity.untracked', 'activity.tracked']);
  });

  it.each(['track', 'skip'] as const)('tracks all mail that arrives while a rule is posted (%s)', async (existing) => {
    const path = `Inbox/Posted ${existing}`;
    const folderId = erin.folder(path);
    const before = new Date(Date.now() - 86_400_000);
    for (let n = 0; n < 20; n += 1) await erin.deliver(`early-${existing}-${n}`, folderId, before);
    const names: string[] = [];
    const posting = erin.track(path, { recordId: 'a', existing });
    for (let n = 0; n < 60; n += 1) {
      names.push(`late-${existing}-${n}`);
      // Received after the rule was made, even where it arrives before the request reaches the product.
      await erin.deliver(names.at(-1) ?? '', folderId, new Date(Date.now() + 60_000));
    }
    await posting;
    for (const name of names) expect(await erin.recordedIn(name, [folderId])).toMatchObject({ regarding: { id: 'a' } });
    const early = async (): Promise<number> => {
      const found = await Promise.all(Array.from({ length: 20 }, (_, n) => erin.find(`early-${existing}-${n}`)));
      return found.filter((activity) => activity !== undefined).length;
    };
    // What lay there is recorded behind what comes.
    const expected = existing === 'track' ? 20 : 0;
    await until(async () => (await early()) >= expected, 'what lay there to be recorded');
    expect(await early()).toBe(expected);
  });

  it('takes a migrated mailbox, all of whose ids are new, for what it is', async () => {
    await erin.deliver('migrated', a);
    await setByHand(await erin.recordedIn('migrated', [a]), 'b');
    await regards('migrated', 'b');
    const before = await erin.find('migrated');
    const known = (await product.all<ActivityView>('/activities')).length;
    sandbox.migrateMailbox(erin.address);
    await erin.readUpTo('after-migration', a);
    await erin.readUpTo('after-migration-in-b', b);
    expect(await erin.recordedIn('migrated', [a])).toMatchObject({ regarding: { id: 'b', source: 'manual' } });
    expect(await sequencesOf(before?.id ?? '')).not.toContain('activity.untracked');
    expect((await product.all<ActivityView>('/activities')).length).toBe(known + 2);
  });

  it('concludes nothing from an empty listing that is false', async () => {
    await erin.deliver('falsely-absent', a);
    await erin.recordedIn('falsely-absent', [a]);
    const before = await product.all<ActivityView>(`/activities?folderId=${encodeURIComponent(a)}`);
    sandbox.invalidateSyncStates(erin.address);
    sandbox.setFaults([{ operation: 'SyncFolderItems', fault: 'false-empty-listing', times: 2 }]);
    await erin.readUpTo('after-false-listing', a);
    await until(async () => {
      const now = await product.all<ActivityView>(`/activities?folderId=${encodeURIComponent(a)}`);
      return now.length === before.length + 1;
    }, 'every mail to be where it was');
    expect(await sequencesOf((await erin.find('falsely-absent'))?.id ?? '')).not.toContain('activity.untracked');
  });

  it('follows moves that happen while the mailbox is read from scratch, again and again', async () => {
    const names = Array.from({ length: 60 }, (_, n) => `moving-${n}`);
    let items = await erin.deliverMany(names, a);
    await Promise.all(names.map((name) => erin.recordedIn(name, [a])));
    for (let round = 0; round < 6; round += 1) {
      sandbox.invalidateSyncStates(erin.address);
      items = items.map((item, n) => (n % 6 === round ? erin.move(item, b) : item));
      await erin.deliver(`round-${round}`, round % 2 === 0 ? a : b);
      if (round === 3) {
        await product.kill();
        await product.start();
      }
    }
    for (const name of names) expect(await erin.recordedIn(name, [b])).toMatchObject({ regarding: { id: 'b' } });
  });
});
