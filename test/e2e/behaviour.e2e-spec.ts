import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView } from '../product/api-types';
import { testAndEnable } from '../product/enable-mailbox';
import { exchangeEnv } from '../product/exchange-env';
import { createProduct, describeProduct } from '../product/create-product';
import type { Product } from '../product/product';
import { messageIdOf, TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';

const address = 'erin@contoso.example';
const accountOf = (id: string) => ({ table: 'account', id, name: `Account ${id}`, emailAddresses: [] });

interface RuleView {
  readonly id: string;
  readonly folderId: string;
  readonly folderPath: string | null;
  readonly status: string;
  readonly statusReason: string | null;
  readonly existingCount: number | null;
  readonly skippedCount: number | null;
  readonly trackedCount: number;
}

interface DecisionView {
  readonly verdict: string;
  readonly reason: string;
}

interface PublicEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

describeProduct('folder tracking', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let erin: TrackedMailbox;
  let rules: string;

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await createProduct(exchangeEnv(sandbox));
    await product.start();
    await product.call('PUT', '/records', ['a', 'b'].map(accountOf));
    erin = await TrackedMailbox.enable(sandbox, product, address);
    rules = `/mailboxes/${erin.id}/folder-rules`;
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  const set = (settings: object): Promise<unknown> => product.call('PUT', '/organization', settings);

  const ruleOf = async (folderId: string): Promise<RuleView> => {
    const { items } = await product.call<{ items: readonly RuleView[] }>('GET', rules);
    const rule = items.find((one) => one.folderId === folderId);
    if (rule === undefined) throw new Error('the folder has no rule');
    return rule;
  };

  const addRule = (folderId: string, given: object = {}): Promise<RuleView> =>
    product.call('POST', rules, { folderId, existing: 'track', ...given });

  const changeRule = (rule: RuleView, change: object): Promise<RuleView> =>
    product.call('PATCH', `${rules}/${rule.id}`, change);

  const statusIs = (folderId: string, status: string, reason: string | null = null): Promise<unknown> =>
    until(async () => {
      const rule = await ruleOf(folderId);
      return rule.status === status && rule.statusReason === reason;
    }, `the rule to be ${status}`);

  const decided = (name: string, reason: string): Promise<DecisionView> =>
    until(async () => {
      const query = `/decisions?messageId=${encodeURIComponent(messageIdOf(name))}`;
      const { items } = await product.call<{ items: readonly DecisionView[] }>('GET', query);
      return items.find((decision) => decision.reason === reason);
    }, `${name} to be decided as ${reason}`);

  const isHidden = (name: string): Promise<unknown> =>
    until(async () => (await erin.find(name)) === undefined, `${name} to be hidden`);

  const regards = (name: string, id: string | undefined): Promise<unknown> =>
    until(
      async () => {
        const activity = await erin.find(name);
        return activity !== undefined && activity.regarding?.id === id;
      },
      `${name} to regard ${id ?? 'nothing'}`,
    );

  const events = (topic: string): Promise<readonly PublicEvent[]> => product.all(`/events?topic=${topic}`);

  const tombstones = async (): Promise<readonly PublicEvent[]> =>
    (await events('activity.state')).filter(({ data }) => data === undefined);

  const decisionsMade = (): Promise<readonly PublicEvent[]> => events('decision.events');

  const alerts = async (code: string): Promise<number> =>
    (await events('mailbox.events')).filter(({ type, data }) => type === 'alert.raised' && data['code'] === code)
      .length;

  describe('a mail that leaves', () => {
    let folderId: string;
    beforeAll(async () => {
      folderId = await erin.track('Inbox/Leaving', { recordId: 'a' });
    });
    afterAll(() => set({ onMoveOut: 'keep', onDelete: 'keep' }));

    const deliverTracked = async (name: string): Promise<string> => {
      const itemId = await erin.deliver(name, folderId);
      await erin.recordedIn(name, [folderId]);
      return itemId;
    };

    it('for Deleted Items or for good stays recorded, without a place but Deleted Items', async () => {
      const [binned, gone] = [await deliverTracked('binned'), await deliverTracked('gone')];
      sandbox.deleteItem(address, binned, 'to-deleted-items');
      sandbox.deleteItem(address, gone);
      await erin.recordedIn('gone', []);
      await until(async () => !erin.placesOf(await erin.find('binned')).includes(folderId), 'the bin to be noticed');
      expect((await erin.find('binned'))?.regarding?.id).toBe('a');
    });

    it('is hidden, and tracked again when it comes back, where the organization untracks what moves out', async () => {
      await set({ onMoveOut: 'untrack', onDelete: 'keep' });
      const itemId = await deliverTracked('moved-out');
      const outside = erin.move(itemId, 'Inbox');
      await isHidden('moved-out');
      erin.move(outside, folderId);
      expect(await erin.recordedIn('moved-out', [folderId])).toMatchObject({ regarding: { id: 'a' } });
      sandbox.deleteItem(address, await deliverTracked('deleted'), 'to-deleted-items');
      await decided('deleted', 'deleted');
      await erin.readUpTo('after-deleted', folderId);
      expect(await erin.find('deleted')).toBeDefined();
    });

    it('is hidden when it was deleted, where the organization wants that', async () => {
      await set({ onMoveOut: 'keep', onDelete: 'untrack' });
      const itemId = await deliverTracked('untracked-by-deletion');
      sandbox.deleteItem(address, itemId, 'to-deleted-items');
      await isHidden('untracked-by-deletion');
      await until(async () => (await tombstones()).length > 0, 'a tombstone, which follows what is stored');
    });
  });

  describe('the category', () => {
    let folderId: string;
    beforeAll(async () => {
      folderId = await erin.track('Inbox/Categories');
    });
    afterAll(() => set({ untrackOnCategoryRemoved: false }));

    const receipted = async (name: string): Promise<string> => {
      const itemId = await erin.deliver(name, folderId);
      await until(() => erin.categoriesOf(itemId, folderId).includes('Tracked'), 'the category');
      // The owner has to have seen its own writing before it can know that it went.
      await erin.readUpTo(`${name}-next`, folderId);
      return itemId;
    };

    it('names a record as far as the owner of the mailbox may read it, now and when rights change', async () => {
      const records = [accountOf('shown'), { ...accountOf('hidden'), table: 'opportunity' }];
      await product.call('PATCH', `/mailboxes/${erin.id}`, { ownerId: 'u-erin' });
      await product.call('PUT', '/records', records);
      await product.call('PATCH', '/read-profiles/standard', { tables: { opportunity: 'user' } });
      const itemId = await erin.deliver('named', folderId);
      const { id } = await erin.recordedIn('named', [folderId]);
      const categories = (): string => erin.categoriesOf(itemId, folderId).join();
      await until(() => categories() === 'Tracked', 'the category');
      await product.call('PATCH', `/activities/${id}`, { regarding: { table: 'account', id: 'shown' } });
      await until(() => categories() === 'Tracked: Account shown', 'the category with the name');
      await product.call('PATCH', `/activities/${id}`, { regarding: { table: 'opportunity', id: 'hidden' } });
      await until(() => categories() === 'Tracked', 'the category without a name');
      expect((await erin.find('named'))?.regarding?.name).toBe('Account hidden');
      await product.call('PATCH', '/read-profiles/standard', { tables: {} });
      await until(() => categories() === 'Tracked: Account hidden', 'the name, as it may be read');
      await product.call('PATCH', '/read-profiles/standard', { tables: { opportunity: 'user' } });
      await until(() => categories() === 'Tracked', 'the name to go, as it may not be read any more');
      await product.call('PUT', '/records', [{ ...accountOf('hidden'), table: 'opportunity', sharedWith: ['u-erin'] }]);
      await until(() => categories() === 'Tracked: Account hidden', 'the name of what is shared');
      await product.call('PATCH', '/read-profiles/standard', { tables: {} });
    });

    it('that is taken off changes nothing by default', async () => {
      const itemId = await receipted('kept');
      sandbox.updateMessage(address, itemId, { categories: ['My own'] });
      const decisions = `/decisions?mailboxId=${erin.id}&reason=category-removed`;
      await until(async () => (await product.all(decisions)).length > 0, 'the decision');
      await erin.readUpTo('after-kept', folderId);
      expect(await erin.find('kept')).toBeDefined();
    });

    it('that is taken off untracks where the organization allows it, until the mail is moved out and in again', async () => {
      await set({ untrackOnCategoryRemoved: true });
      const itemId = await receipted('taken-off');
      sandbox.updateMessage(address, itemId, { categories: [] });
      await isHidden('taken-off');
      sandbox.invalidateSyncStates(address);
      await erin.readUpTo('after-taken-off', folderId);
      expect(await erin.find('taken-off')).toBeUndefined();
      const outside = erin.move(itemId, 'Inbox');
      await product.call('POST', `/mailboxes/${erin.id}/sync`);
      erin.move(outside, folderId);
      await erin.recordedIn('taken-off', [folderId]);
    });
  });

  describe('a folder', () => {
    it('that is renamed or moved within scope keeps its rule, and is shown by its new path', async () => {
      const folderId = await erin.track('Inbox/Before');
      await erin.deliver('renamed', folderId);
      await erin.recordedIn('renamed', [folderId]);
      sandbox.renameFolder(address, folderId, 'After');
      sandbox.moveFolder(address, folderId, erin.folder('Inbox/Above'));
      await until(async () => (await ruleOf(folderId)).folderPath === 'Inbox/Above/After', 'the new path');
      const activity = await erin.find('renamed');
      expect(activity?.tracking[0]?.items).toEqual([{ folderId, folderPath: 'Inbox/Above/After' }]);
      expect((await ruleOf(folderId)).status).toBe('active');
    });

    it('that is moved out of scope disables its rule with an alert, keeps what was recorded, and works again', async () => {
      const folderId = await erin.track('Inbox/Roaming');
      await erin.deliver('before-roaming', folderId);
      await erin.recordedIn('before-roaming', [folderId]);
      const before = await alerts('folder-out-of-scope');
      sandbox.moveFolder(address, folderId, erin.folder('Archive'));
      await statusIs(folderId, 'disabled', 'folder-out-of-scope');
      await until(async () => (await alerts('folder-out-of-scope')) === before + 1, 'one more alert');
      expect(await erin.find('before-roaming')).toBeDefined();
      sandbox.moveFolder(address, folderId, 'Inbox');
      await statusIs(folderId, 'active');
      await erin.deliver('after-roaming', folderId);
      await erin.recordedIn('after-roaming', [folderId]);
    });

    it('that is deleted disables its rule with an alert and keeps what was recorded', async () => {
      const folderId = await erin.track('Inbox/Doomed');
      await erin.deliver('doomed', folderId);
      await erin.recordedIn('doomed', [folderId]);
      sandbox.deleteFolder(address, folderId);
      await statusIs(folderId, 'disabled', 'folder-gone');
      await until(async () => (await alerts('folder-gone')) === 1, 'an alert');
      expect(await erin.recordedIn('doomed', [])).toBeDefined();
    });

    it('below a rule for a sub-tree is tracked by it, unless a nearer rule says otherwise', async () => {
      const top = erin.folder('Inbox/Tree');
      const [plain, own, secret] = ['Plain', 'Own', 'Secret'].map((name) => erin.folder(`Inbox/Tree/${name}`));
      await addRule(top, { includeSubfolders: true, regarding: { table: 'account', id: 'a' } });
      await addRule(own ?? '', { regarding: { table: 'account', id: 'b' } });
      await addRule(secret ?? '', { action: 'do-not-track' });
      await erin.deliver('in-secret', secret ?? '');
      await erin.deliver('in-plain', plain ?? '');
      await erin.deliver('in-own', own ?? '');
      await regards('in-plain', 'a');
      await regards('in-own', 'b');
      const later = erin.folder('Inbox/Tree/Later');
      await erin.deliver('in-later', later);
      await regards('in-later', 'a');
      expect(await erin.find('in-secret')).toBeUndefined();
    });

    it('outside Inbox may have a rule once the organization allows all mail folders', async () => {
      const folderId = erin.folder('Projects');
      const refused = await product.request('POST', rules, { folderId, existing: 'track' });
      await set({ eligibleFolders: 'all' });
      await addRule(folderId);
      await erin.deliver('in-projects', folderId);
      await erin.recordedIn('in-projects', [folderId]);
      await set({ eligibleFolders: 'inbox' });
      expect(refused.status).toBe(422);
      await statusIs(folderId, 'disabled', 'folder-out-of-scope');
    });
  });

  describe('a rule', () => {
    it('that is deleted leaves tracked mail as it is and tracks no more', async () => {
      const folderId = await erin.track('Inbox/Ruled', { recordId: 'a' });
      await erin.deliver('ruled', folderId);
      await erin.recordedIn('ruled', [folderId]);
      await product.call('DELETE', `${rules}/${(await ruleOf(folderId)).id}`);
      await erin.deliver('unruled', folderId);
      await erin.readUpTo('after-unruled', await erin.track('Inbox/Reader'));
      expect(await erin.find('unruled')).toBeUndefined();
      expect(await erin.find('ruled')).toMatchObject({ regarding: { id: 'a' } });
    });

    it('whose record changes keeps or relinks what it tracked, as its owner chooses having seen the count', async () => {
      const folderId = await erin.track('Inbox/Changing', { recordId: 'a' });
      for (const name of ['first', 'second']) await erin.deliver(name, folderId);
      await regards('second', 'a');
      await regards('first', 'a');
      const rule = await ruleOf(folderId);
      expect(rule.trackedCount).toBe(2);
      await changeRule(rule, { regarding: { table: 'account', id: 'b' } });
      await erin.deliver('third', folderId);
      await regards('third', 'b');
      expect((await erin.find('first'))?.regarding?.id).toBe('a');
      await changeRule(rule, { regarding: { table: 'account', id: 'b' }, existing: 'relink' });
      await regards('first', 'b');
      await regards('second', 'b');
      await changeRule(rule, { regarding: null });
      await erin.deliver('fourth', folderId);
      await regards('fourth', undefined);
      expect((await erin.find('first'))?.regarding?.id).toBe('b');
    });

    it('on a folder that holds mail leaves out what was there and tracks what comes, where its owner chose so', async () => {
      const folderId = erin.folder('Inbox/Full');
      const long = new Date(Date.now() - 86_400_000);
      for (const name of ['old-1', 'old-2']) await erin.deliver(name, folderId, long);
      await addRule(folderId, { existing: 'skip' });
      // On a busy machine the answer comes before they are counted.
      await until(async () => (await ruleOf(folderId)).existingCount !== null, 'what was there to be counted');
      await erin.readUpTo('new', folderId);
      expect(await ruleOf(folderId)).toMatchObject({ existingCount: 2, skippedCount: 2 });
      expect([await erin.find('old-1'), await erin.find('old-2')]).toEqual([undefined, undefined]);
    });

    it('whose record is inactive or gone tracks without it and says so, and with it when it is back', async () => {
      const folderId = await erin.track('Inbox/Recorded', { recordId: 'a' });
      const put = (state: 'active' | 'inactive') => product.call('PUT', '/records', [{ ...accountOf('a'), state }]);
      await put('inactive');
      await statusIs(folderId, 'error', 'record-inactive');
      await erin.deliver('without', folderId);
      await regards('without', undefined);
      await product.call('DELETE', '/records/account/a');
      await statusIs(folderId, 'error', 'record-deleted');
      await until(async () => (await alerts('record-deleted')) > 0, 'an alert');
      await put('active');
      await statusIs(folderId, 'active');
      await erin.deliver('with', folderId);
      await regards('with', 'a');
    });
  });

  describe('decisions', () => {
    it('to track are public where the organization switched that on', async () => {
      const folderId = await erin.track('Inbox/Public');
      await erin.readUpTo('unpublished', folderId);
      await set({ publishDecisions: true });
      await erin.readUpTo('published', folderId);
      await set({ publishDecisions: false });
      const [event] = await until(
        async () => ((await decisionsMade()).length > 0 ? decisionsMade() : undefined),
        'the decision',
      );
      const activity: ActivityView | undefined = await erin.find('published');
      expect(event).toMatchObject({ type: 'decision.made', data: { activityId: activity?.id, reason: 'folder-rule' } });
      expect(await decisionsMade()).toHaveLength(1);
    });
  });

  describe('a mailbox', () => {
    it('that was disabled goes on where it was when it is enabled again', async () => {
      const folderId = await erin.track('Inbox/Resting');
      await product.call('PATCH', `/mailboxes/${erin.id}`, { state: 'disabled' });
      await erin.deliver('meanwhile-disabled', folderId);
      await testAndEnable(product, erin.id);
      await erin.recordedIn('meanwhile-disabled', [folderId]);
    });

    it('that is shared is tracked by rules of its own', async () => {
      const sales = await TrackedMailbox.enable(sandbox, product, 'sales@contoso.example');
      const folderId = await sales.track('Inbox/Orders', { recordId: 'b' });
      await sales.deliver('order', folderId);
      expect(await sales.recordedIn('order', [folderId])).toMatchObject({ regarding: { id: 'b' } });
    });
  });
});
