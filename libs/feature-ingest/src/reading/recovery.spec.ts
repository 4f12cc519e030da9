import { expectSaid, IngestRig } from '../../testing/ingest-rig';
import { until } from '../../testing/until';

describe('ingest on a server that misbehaves', () => {
  let rig: IngestRig;
  let alex: string;

  beforeEach(async () => {
    rig = await IngestRig.open();
    alex = await rig.addMailbox('alex@example.org');
    await rig.track(alex, 'Inbox/A');
  });

  afterEach(() => rig.close());

  const address = (): string => rig.addressOf(alex);
  const sync = () => rig.runJob(alex, { kind: 'sync' });

  const deliverThree = async (): Promise<void> => {
    for (const name of ['one', 'two', 'three']) await rig.deliver(alex, 'Inbox/A', name);
    await knows(3);
  };

  const knows = (count: number): Promise<void> =>
    until(async () => {
      const rows = await rig.rows(alex, 'Inbox/A');
      return rows.length === count && rows.every(({ state }) => state === 'known');
    });

  it('compares with what is known when its cursor became invalid, and finds what came meanwhile', async () => {
    await deliverThree();
    await rig.stop();
    await rig.deliver(alex, 'Inbox/A', 'meanwhile');
    rig.sandbox.invalidateSyncStates(address());
    await rig.start();
    await until(async () => (await rig.said(alex)).length === 4);
    await sync();
    expect((await rig.said(alex)).slice(3)).toEqual(['present meanwhile in Inbox/A']);
    await until(async () => {
      const types = (await rig.events('mailbox.events')).map(({ type }) => type);
      return ['sync.gap.detected', 'sync.gap.closed'].every((type) => types.includes(type));
    });
  });

  it('finds a mail that left while its cursor became invalid', async () => {
    await deliverThree();
    const item = await rig.deliver(alex, 'Inbox/A', 'leaver');
    await knows(4);
    await rig.stop();
    rig.sandbox.moveItems(address(), [item], 'Inbox');
    rig.sandbox.invalidateSyncStates(address());
    await rig.start();
    await until(async () => {
      const said = await rig.said(alex);
      return ['left leaver elsewhere', 'present leaver in Inbox'].every((one) => said.includes(one));
    });
    expect(await rig.said(alex)).toHaveLength(6);
  });

  it('takes a migrated mailbox for what it is: every id is new and nothing arrived', async () => {
    await deliverThree();
    const keys = (await rig.rows(alex, 'Inbox/A')).map(({ itemKey }) => itemKey).toSorted();
    await rig.stop();
    rig.sandbox.migrateMailbox(address());
    await rig.start();
    await sync();
    await knows(3);
    expect(await rig.said(alex)).toHaveLength(3);
    const after = await rig.rows(alex, 'Inbox/A');
    expect(after.map(({ itemKey }) => itemKey).toSorted()).toEqual(keys);
    await rig.deliver(alex, 'Inbox/A', 'after');
    await until(async () => (await rig.said(alex)).includes('present after in Inbox/A'));
  });

  it('does not track what a rule left out when the mailbox is migrated', async () => {
    const receivedAt = new Date(Date.now() - 86_400_000);
    rig.folderId(alex, 'Inbox/B');
    await rig.deliver(alex, 'Inbox/B', 'old', { receivedAt });
    await rig.track(alex, 'Inbox/B', { existing: 'skip' });
    await rig.deliver(alex, 'Inbox/B', 'new');
    await expectSaid(rig, alex, ['present new in Inbox/B']);
    rig.sandbox.migrateMailbox(address());
    await sync();
    await until(async () => (await rig.rows(alex, 'Inbox/B')).length === 2);
    await until(async () =>
      (await rig.rows(alex, 'Inbox/B')).every(({ state }) => state === 'known' || state === 'skipped'),
    );
    expect(await rig.said(alex)).toEqual(['present new in Inbox/B']);
  });

  it('concludes nothing from a listing that is falsely empty', async () => {
    await deliverThree();
    await rig.stop();
    rig.sandbox.invalidateSyncStates(address());
    rig.sandbox.setFaults([{ operation: 'SyncFolderItems', fault: 'false-empty-listing', times: 2 }]);
    await rig.start();
    await sync();
    await knows(3);
    expect(await rig.said(alex)).toHaveLength(3);
  });

  it('lists a folder again whose listing turned out false, and finds what it had hidden', async () => {
    await deliverThree();
    await rig.stop();
    await rig.deliver(alex, 'Inbox/A', 'hidden');
    rig.sandbox.invalidateSyncStates(address());
    rig.sandbox.setFaults([{ operation: 'SyncFolderItems', fault: 'false-empty-listing', times: 1 }]);
    await rig.start();
    await until(async () => (await rig.said(alex)).includes('present hidden in Inbox/A'));
    await knows(4);
    expect(await rig.said(alex)).toHaveLength(4);
  });

  it('lists it once more, after a pause, when that listing was false as well', async () => {
    await deliverThree();
    await rig.stop();
    await rig.deliver(alex, 'Inbox/A', 'concealed');
    rig.sandbox.invalidateSyncStates(address());
    rig.sandbox.setFaults([{ operation: 'SyncFolderItems', fault: 'false-empty-listing', times: 2 }]);
    await rig.start();
    await until(async () => (await rig.said(alex)).includes('present concealed in Inbox/A'));
    await knows(4);
    expect(await rig.said(alex)).toHaveLength(4);
  });

  it('does not list a folder again and again when listings stay false', async () => {
    await deliverThree();
    await rig.stop();
    rig.sandbox.invalidateSyncStates(address());
    rig.sandbox.setFaults([{ operation: 'SyncFolderItems', fault: 'false-empty-listing' }]);
    await rig.start();
    await sync();
    await knows(3);
    await sync();
    const detected = (await rig.events('mailbox.events')).filter(({ type }) => type === 'sync.gap.detected');
    expect(detected.length).toBeLessThanOrEqual(2);
    rig.sandbox.setFaults([]);
  });

  it('neither stops at an item that cannot be read nor forgets it', async () => {
    rig.sandbox.setFaults([{ operation: 'GetItem', fault: 'item-corrupt', messageId: '<bad@contoso.com>' }]);
    await rig.deliver(alex, 'Inbox/A', 'bad');
    await rig.deliver(alex, 'Inbox/A', 'good');
    await expectSaid(rig, alex, ['present good in Inbox/A']);
    await until(async () => (await rig.events('dead.letters')).length === 1);
    const [dead] = await rig.events('dead.letters');
    expect(dead?.payload).toMatchObject({ group: 'ingest', topic: 'mail.observed', attempts: 5 });
    expect(JSON.stringify(dead)).not.toContain('bad');
    await until(async () => (await rig.rows(alex, 'Inbox/A')).some(({ attempts }) => attempts === 5));
    const row = (await rig.rows(alex, 'Inbox/A')).find(({ state }) => state === 'to-fetch');
    expect(row).toMatchObject({ attempts: 5, failureCode: expect.any(String) });
    rig.sandbox.setFaults([]);
    await sync();
    await expectSaid(rig, alex, ['present good in Inbox/A', 'present bad in Inbox/A']);
  });

  it('leaves a server alone that asks for it, then goes on', async () => {
    const backOffMs = 400;
    rig.sandbox.setFaults([{ operation: 'SyncFolderItems', fault: 'busy', times: 1, backOffMs }]);
    const startedAt = Date.now();
    await rig.deliver(alex, 'Inbox/A', 'patience');
    await until(async () => (await rig.events('mailbox.events')).some(({ type }) => type === 'mailbox.throttled'));
    await expectSaid(rig, alex, ['present patience in Inbox/A']);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(backOffMs * 0.9);
  });

  it('tries again when the server cannot be reached', async () => {
    rig.sandbox.setFaults([{ operation: 'SyncFolderItems', fault: 'http-500', times: 3 }]);
    await rig.deliver(alex, 'Inbox/A', 'persistence');
    await expectSaid(rig, alex, ['present persistence in Inbox/A']);
  });

  it('tries a folder again whose answer made no sense, without waiting for the next poll', async () => {
    rig.sandbox.setFaults([{ operation: 'SyncFolderItems', fault: 'garbage', times: 3 }]);
    await rig.deliver(alex, 'Inbox/A', 'gibberish');
    await expectSaid(rig, alex, ['present gibberish in Inbox/A']);
    await until(async () => (await rig.adapters.mailboxStatus.findHealth([alex])).get(alex)?.problem === undefined);
  });

  it('stops at refused credentials, says so, and goes on after "sync now"', async () => {
    rig.sandbox.setFaults([{ operation: '*', fault: 'unauthorized' }]);
    await rig.deliver(alex, 'Inbox/A', 'locked out');
    await sync();
    await until(
      async () => (await rig.adapters.mailboxStatus.findHealth([alex])).get(alex)?.problem?.code === 'auth-expired',
    );
    await until(async () => (await rig.events('mailbox.events')).some(({ type }) => type === 'mailbox.disabled'));
    rig.sandbox.setFaults([]);
    await until(async () => (await sync()).result?.kind === 'done');
    await expectSaid(rig, alex, ['present locked out in Inbox/A']);
    await until(async () => (await rig.adapters.mailboxStatus.findHealth([alex])).get(alex)?.problem === undefined);
  });

  it('stops touching a mailbox that somebody else took over, until its configuration changes', async () => {
    await deliverThree();
    const taken = await rig.adapters.mailboxEpochs.take(alex);
    await rig.deliver(alex, 'Inbox/A', 'for the other');
    await until(() => !rig.isTaken(alex));
    expect(await rig.rows(alex, 'Inbox/A')).toHaveLength(3);
    await rig.configure(alex, {});
    await knows(4);
    expect((await rig.rows(alex, 'Inbox/A')).every(({ number }) => number?.epoch !== taken.epoch)).toBe(true);
  });
});
