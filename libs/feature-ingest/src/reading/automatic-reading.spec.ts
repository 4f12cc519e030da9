import { defaultOrganizationSettings, type MailboxOptions, type OrganizationSettings } from '@foldwatch/domain';
import { expectSaid, IngestRig } from '../../testing/ingest-rig';
import { until } from '../../testing/until';

const yesterday = new Date(Date.now() - 86_400_000);

describe('§3 mail outside tracked folders', () => {
  let rig: IngestRig;

  beforeEach(async () => {
    rig = await IngestRig.open();
  });

  afterEach(() => rig.close());

  const set = async (given: Partial<OrganizationSettings>): Promise<void> => {
    const { version, settings } = await rig.adapters.organizationConfigs.find();
    const changed = { ...defaultOrganizationSettings, ...settings, ...given };
    await rig.adapters.organizationConfigs.replace({ version: version + 1, settings: changed });
    await rig.hint({ what: 'organization' });
  };

  const isListed = (id: string, folder: string): Promise<void> =>
    until(async () => {
      const cursors = await rig.adapters.syncCursors.find(id);
      const cursor = cursors.find(({ folderId }) => folderId === rig.folderId(id, folder));
      return cursor?.ruleId === 'automatic' && cursor.listing === undefined;
    });

  const addAlex = async (options: MailboxOptions = {}): Promise<string> => {
    const alex = await rig.addMailbox('alex@example.org', 'enabled', options);
    if (options.track !== 'none') await isListed(alex, 'Inbox');
    return alex;
  };

  const synced = (id: string): Promise<unknown> => rig.runJob(id, { kind: 'sync' });

  it('is told of when it is new in Inbox, and nowhere else', async () => {
    const alex = await addAlex();
    rig.folderId(alex, 'Inbox/Sub');
    await rig.deliver(alex, 'Inbox/Sub', 'in a sub-folder');
    await rig.deliver(alex, 'Sent Items', 'sent');
    await rig.deliver(alex, 'Inbox', 'new');
    await expectSaid(rig, alex, ['present new in Inbox']);
  });

  it('is not told of when it lay there before the mailbox was enabled, also when it is changed later', async () => {
    const alex = await rig.addMailbox('alex@example.org', 'pending', {});
    const old = await rig.deliver(alex, 'Inbox', 'old', { receivedAt: yesterday });
    await rig.configure(alex, { state: 'enabled' });
    await isListed(alex, 'Inbox');
    rig.sandbox.updateMessage(rig.addressOf(alex), old, { categories: ['Blue'] });
    await synced(alex);
    await rig.deliver(alex, 'Inbox', 'new');
    await expectSaid(rig, alex, ['present new in Inbox']);
  });

  it('is told of when it is moved back to Inbox, however long ago it was received', async () => {
    const alex = await rig.addMailbox('alex@example.org', 'pending', {});
    const old = await rig.deliver(alex, 'Inbox', 'old', { receivedAt: yesterday });
    await rig.configure(alex, { state: 'enabled' });
    await isListed(alex, 'Inbox');
    rig.folderId(alex, 'Archive');
    const [away = ''] = rig.sandbox.moveItems(rig.addressOf(alex), [old], 'Archive');
    await synced(alex);
    rig.sandbox.moveItems(rig.addressOf(alex), [away], 'Inbox');
    await expectSaid(rig, alex, ['present old in Inbox']);
  });

  it('is not read at all where nothing is tracked but by rules', async () => {
    const alex = await addAlex({ track: 'none' });
    await rig.track(alex, 'Inbox/Customers');
    await rig.deliver(alex, 'Inbox', 'elsewhere');
    await synced(alex);
    const cursors = await rig.adapters.syncCursors.find(alex);
    expect(cursors.map(({ folderId }) => folderId)).toEqual([rig.folderId(alex, 'Inbox/Customers')]);
  });

  it('is not read where the organization allows no automatic tracking, until it does', async () => {
    await set({ trackCap: 'none' });
    const alex = await addAlex({ track: 'none' });
    await rig.deliver(alex, 'Inbox', 'before', { receivedAt: yesterday });
    await set({ trackCap: 'all', automaticTrackingSince: new Date(Date.now() - 60_000).toISOString() });
    await rig.configure(alex, { options: {} });
    await isListed(alex, 'Inbox');
    await rig.deliver(alex, 'Inbox', 'after');
    await expectSaid(rig, alex, ['present after in Inbox']);
  });

  it('that came after the option was set is told of, though it was there at the first listing', async () => {
    const alex = await rig.addMailbox('alex@example.org', 'pending', {});
    await rig.deliver(alex, 'Inbox', 'just in time');
    await rig.configure(alex, { state: 'enabled', automaticFrom: new Date(Date.now() - 60_000).toISOString() });
    await expectSaid(rig, alex, ['present just in time in Inbox']);
  });

  it('is told of in sub-folders and Sent Items where the organization wants it, from then on', async () => {
    const alex = await addAlex();
    rig.folderId(alex, 'Inbox/Sub');
    await rig.deliver(alex, 'Inbox/Sub', 'before', { receivedAt: yesterday });
    await rig.deliver(alex, 'Sent Items', 'sent before', { receivedAt: yesterday });
    await set({ autoTrackSubfolders: true, autoTrackSentItems: true });
    await isListed(alex, 'Inbox/Sub');
    await isListed(alex, 'Sent Items');
    await rig.deliver(alex, 'Inbox/Sub', 'after');
    await expectSaid(rig, alex, ['present after in Inbox/Sub']);
    await rig.deliver(alex, 'Sent Items', 'sent after');
    await expectSaid(rig, alex, ['present after in Inbox/Sub', 'present sent after in Sent Items']);
  });

  it('that a rule keeps private is never read, and stays untold when the rule is gone', async () => {
    await set({ autoTrackSubfolders: true });
    const alex = await addAlex();
    const folderId = rig.folderId(alex, 'Inbox/Private');
    const rule = {
      id: 'rule-private',
      version: 1,
      folderId,
      action: 'do-not-track',
      includeSubfolders: false,
    } as const;
    const effectiveFrom = new Date().toISOString();
    await rig.configure(alex, { rules: [{ ...rule, existing: 'track', effectiveFrom, paused: false }] });
    await rig.deliver(alex, 'Inbox/Private', 'secret');
    await synced(alex);
    expect((await rig.adapters.syncCursors.find(alex)).map((cursor) => cursor.folderId)).not.toContain(folderId);
    await rig.configure(alex, { rules: [], automaticFrom: new Date(Date.now() + 1_000).toISOString() });
    await isListed(alex, 'Inbox/Private');
    await rig.deliver(alex, 'Inbox/Private', 'after');
    await expectSaid(rig, alex, ['present after in Inbox/Private']);
  });

  it('is told of once though the server forgets how far Inbox was read', async () => {
    const alex = await addAlex();
    await rig.deliver(alex, 'Inbox', 'first');
    await expectSaid(rig, alex, ['present first in Inbox']);
    rig.sandbox.setFaults([{ operation: 'SyncFolderItems', fault: 'invalid-sync-state', times: 1 }]);
    await rig.deliver(alex, 'Inbox', 'second');
    await synced(alex);
    await expectSaid(rig, alex, ['present first in Inbox', 'present second in Inbox']);
  });
});
