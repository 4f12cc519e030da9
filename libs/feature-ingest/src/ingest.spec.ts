import { expectSaid, IngestRig, letter } from '../testing/ingest-rig';
import { until } from '../testing/until';

const yesterday = new Date(Date.now() - 86_400_000);

const moved = ([item]: readonly string[]): string => item ?? '';

describe('ingest', () => {
  let rig: IngestRig;
  let alex: string;

  beforeEach(async () => {
    rig = await IngestRig.open();
    alex = await rig.addMailbox('alex@example.org');
  });

  afterEach(() => rig.close());

  const address = (): string => rig.addressOf(alex);

  it('publishes mail that arrives in a tracked folder, and nothing else', async () => {
    await rig.track(alex, 'Inbox/Customers');
    await rig.deliver(alex, 'Inbox', 'elsewhere');
    await rig.deliver(alex, 'Inbox/Customers', 'first');
    await expectSaid(rig, alex, ['present first in Inbox/Customers']);
    const [observation] = await rig.observations();
    expect(observation).toMatchObject({
      because: 'change',
      mailboxId: alex,
      mail: { internetMessageId: '<first@contoso.com>' },
    });
    const [event] = await rig.events('mail.observed');
    expect(event).toMatchObject({ key: alex, traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/) });
  });

  it('says that a mail dragged in from Inbox is present', async () => {
    await rig.track(alex, 'Inbox/Customers');
    const item = await rig.deliver(alex, 'Inbox', 'dragged', { receivedAt: yesterday });
    rig.sandbox.moveItems(address(), [item], 'Inbox/Customers');
    await expectSaid(rig, alex, ['present dragged in Inbox/Customers']);
  });

  it('tells a move between tracked folders as one arrival, then that the old item left', async () => {
    await rig.track(alex, 'Inbox/A');
    await rig.track(alex, 'Inbox/B');
    const item = await rig.deliver(alex, 'Inbox/A', 'moving');
    await expectSaid(rig, alex, ['present moving in Inbox/A']);
    rig.sandbox.moveItems(address(), [item], 'Inbox/B');
    await expectSaid(rig, alex, ['present moving in Inbox/A', 'present moving in Inbox/B', 'left moving elsewhere']);
    const ids = (await rig.observations()).map(({ activityId }) => activityId);
    expect(new Set(ids).size).toBe(1);
  });

  it('follows a message out of the tracked folders, on to another and back', async () => {
    await rig.track(alex, 'Inbox/A');
    let item = await rig.deliver(alex, 'Inbox/A', 'wanderer');
    await expectSaid(rig, alex, ['present wanderer in Inbox/A']);
    item = moved(rig.sandbox.moveItems(address(), [item], 'Inbox'));
    const out = ['present wanderer in Inbox/A', 'present wanderer in Inbox', 'left wanderer elsewhere'];
    await expectSaid(rig, alex, out);
    await rig.deliver(alex, 'Inbox', 'of no interest');
    rig.folderId(alex, 'Archive/2026');
    await rig.runJob(alex, { kind: 'sync' });
    item = moved(rig.sandbox.moveItems(address(), [item], 'Archive/2026'));
    const further = [...out, 'present wanderer in Archive/2026', 'left wanderer elsewhere'];
    await expectSaid(rig, alex, further);
    rig.sandbox.moveItems(address(), [item], 'Inbox/A');
    await until(async () => (await rig.said(alex)).length === further.length + 2);
    expect((await rig.said(alex)).slice(further.length)).toEqual([
      'present wanderer in Inbox/A',
      'left wanderer elsewhere',
    ]);
    expect(await rig.rows(alex, 'Inbox')).toEqual([]);
  });

  it('tells A→B→A within one read as an act in A', async () => {
    await rig.track(alex, 'Inbox/A');
    await rig.track(alex, 'Inbox/B');
    const item = await rig.deliver(alex, 'Inbox/A', 'restless');
    await expectSaid(rig, alex, ['present restless in Inbox/A']);
    await rig.stop();
    const [inB = ''] = rig.sandbox.moveItems(address(), [item], 'Inbox/B');
    rig.sandbox.moveItems(address(), [inB], 'Inbox/A');
    await rig.start();
    await expectSaid(rig, alex, [
      'present restless in Inbox/A',
      'present restless in Inbox/A',
      'left restless elsewhere',
    ]);
    const keys = (await rig.observations()).map(({ itemKey }) => itemKey);
    expect(keys[2]).toBe(keys[0]);
    expect(keys[1]).not.toBe(keys[0]);
  });

  it('says where a deleted mail went, and looks twice before it counts as gone', async () => {
    await rig.track(alex, 'Inbox/A');
    const binned = await rig.deliver(alex, 'Inbox/A', 'binned');
    const destroyed = await rig.deliver(alex, 'Inbox/A', 'destroyed');
    await until(async () => (await rig.said(alex)).length === 2);
    rig.sandbox.deleteItem(address(), binned, 'to-deleted-items');
    await until(async () => (await rig.said(alex)).length === 4);
    expect((await rig.said(alex)).slice(2)).toEqual(['present binned in Deleted Items', 'left binned deleted-items']);
    rig.sandbox.deleteItem(address(), destroyed);
    await until(async () => (await rig.said(alex)).length === 5);
    expect((await rig.said(alex)).at(-1)).toBe('left destroyed gone');
  });

  it('takes no mail of another sender with the same Message-ID for a copy of one that is gone', async () => {
    await rig.track(alex, 'Inbox/A');
    const item = await rig.deliver(alex, 'Inbox/A', 'namesake');
    await until(async () => (await rig.said(alex)).length === 1);
    const forged = letter('namesake').toString().replace('ann.beebe@contoso.com', 'somebody@adatum.example');
    await rig.sandbox.importMessage(address(), 'Inbox', Buffer.from(forged));
    rig.sandbox.deleteItem(address(), item);
    await until(async () => (await rig.said(alex)).length === 2);
    expect((await rig.said(alex)).at(-1)).toBe('left namesake gone');
  });

  it('tells each copy of a message and, when one is deleted, that only that one left', async () => {
    await rig.track(alex, 'Inbox/A');
    await rig.track(alex, 'Inbox/B');
    const item = await rig.deliver(alex, 'Inbox/A', 'copied');
    await expectSaid(rig, alex, ['present copied in Inbox/A']);
    const copy = rig.sandbox.copyItem(address(), item, 'Inbox/B');
    await expectSaid(rig, alex, ['present copied in Inbox/A', 'present copied in Inbox/B']);
    rig.sandbox.deleteItem(address(), copy);
    await until(async () => (await rig.said(alex)).length === 3);
    const [, second, third] = await rig.observations();
    expect(third).toMatchObject({ kind: 'left', whereabouts: 'elsewhere', itemKey: second?.itemKey });
    const [first] = await rig.observations();
    expect(second?.contentKey).toBe(first?.contentKey);
  });

  it('says nothing when a mail is only read', async () => {
    await rig.track(alex, 'Inbox/A');
    const item = await rig.deliver(alex, 'Inbox/A', 'read');
    await expectSaid(rig, alex, ['present read in Inbox/A']);
    rig.sandbox.updateMessage(address(), item, { isRead: true, categories: ['Red'] });
    await rig.runJob(alex, { kind: 'sync' });
    expect(await rig.said(alex)).toEqual(['present read in Inbox/A']);
  });

  it('goes on from its cursors when it was stopped, and when the mailbox was disabled', async () => {
    await rig.track(alex, 'Inbox/A');
    await rig.stop();
    await rig.deliver(alex, 'Inbox/A', 'while stopped');
    await rig.start();
    await expectSaid(rig, alex, ['present while stopped in Inbox/A']);
    await rig.configure(alex, { state: 'disabled' });
    await until(async () => (await rig.runJob(alex, { kind: 'sync' })).result?.kind === 'failed');
    await rig.deliver(alex, 'Inbox/A', 'while disabled');
    await rig.configure(alex, { state: 'enabled' });
    await expectSaid(rig, alex, ['present while stopped in Inbox/A', 'present while disabled in Inbox/A']);
    const numbers = (await rig.observations()).map(({ number }) => number.epoch);
    expect(numbers[1]).toBeGreaterThan(numbers[0] ?? Infinity);
  });

  it('reads what came while a rule was paused when it is resumed', async () => {
    const rule = await rig.track(alex, 'Inbox/A');
    await rig.configure(alex, { rules: [{ ...rule, paused: true }] });
    await until(async () => (await rig.statusOf(alex, rule.id))?.state === 'paused');
    await rig.deliver(alex, 'Inbox/A', 'meanwhile');
    await rig.runJob(alex, { kind: 'sync' });
    expect(await rig.said(alex)).toEqual([]);
    await rig.configure(alex, { rules: [rule] });
    await expectSaid(rig, alex, ['present meanwhile in Inbox/A']);
  });

  it('disables a rule whose folder is gone from scope, and goes on when it is back', async () => {
    const rule = await rig.track(alex, 'Inbox/A');
    await rig.deliver(alex, 'Inbox/A', 'before');
    await expectSaid(rig, alex, ['present before in Inbox/A']);
    rig.folderId(alex, 'Archive');
    rig.sandbox.moveFolder(address(), 'Inbox/A', 'Archive');
    await rig.runJob(alex, { kind: 'sync' });
    await until(async () => (await rig.statusOf(alex, rule.id))?.state === 'disabled');
    await rig.deliver(alex, 'Archive/A', 'outside');
    await rig.runJob(alex, { kind: 'sync' });
    expect(await rig.said(alex)).toHaveLength(1);
    rig.sandbox.moveFolder(address(), 'Archive/A', 'Inbox');
    await rig.runJob(alex, { kind: 'read-folders' });
    await until(async () => (await rig.said(alex)).includes('present outside in Inbox/A'));
    await until(async () => (await rig.statusOf(alex, rule.id))?.state === 'active');
    const types = (await rig.events('mailbox.events')).map(({ type }) => type);
    expect(types).toContain('rule.status-changed');
  });

  it('lists a folder that enters a tracked sub-tree', async () => {
    await rig.track(alex, 'Inbox/A', { includeSubfolders: true });
    rig.folderId(alex, 'Elsewhere/Deep');
    await rig.deliver(alex, 'Elsewhere/Deep', 'brought along', { receivedAt: yesterday });
    rig.sandbox.moveFolder(address(), 'Elsewhere/Deep', 'Inbox/A');
    await rig.runJob(alex, { kind: 'read-folders' });
    await expectSaid(rig, alex, ['present brought along in Inbox/A/Deep']);
    expect((await rig.observations())[0]?.because).toBe('backfill');
  });

  it('does not track a draft again and again, but tells when it was sent', async () => {
    await rig.track(alex, 'Inbox/A');
    await rig.deliver(alex, 'Inbox/A', 'drafted', { isDraft: true });
    await expectSaid(rig, alex, ['present drafted in Inbox/A']);
    expect((await rig.observations())[0]?.mail?.isDraft).toBe(true);
    const keys = (await rig.rows(alex, 'Inbox/A')).map(({ contentKey }) => contentKey);
    await rig.deliver(alex, 'Inbox/A', 'drafted');
    await until(async () => (await rig.said(alex)).length === 2);
    expect((await rig.observations())[1]?.mail?.isDraft).toBe(false);
    expect((await rig.observations())[1]?.contentKey).not.toBe(keys[0]);
  });
});
