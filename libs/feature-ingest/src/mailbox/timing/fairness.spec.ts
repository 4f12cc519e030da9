import { expectSaid, IngestRig, letter } from '../../../testing/ingest-rig';
import { until } from '../../../testing/until';

describe('mailboxes beside one another', () => {
  let rig: IngestRig;

  beforeEach(async () => {
    rig = await IngestRig.open();
  });

  afterEach(() => rig.close());

  it('gives one mailbox its mail at once while 2,000 are dragged in another, and loses none of those', async () => {
    const alex = await rig.addMailbox('alex@example.org');
    const beth = await rig.addMailbox('beth@example.org');
    await rig.track(alex, 'Inbox/A');
    await rig.track(beth, 'Inbox/B');
    const messages = Array.from({ length: 2_000 }, (_, n) => ({ eml: letter(`bulk-${n}`) }));
    const items = await rig.sandbox.importMany(rig.addressOf(alex), 'Inbox', messages);
    rig.sandbox.moveItems(rig.addressOf(alex), items, 'Inbox/A');
    await rig.deliver(beth, 'Inbox/B', 'single');
    await until(async () => (await rig.said(beth)).length === 1);
    expect((await rig.said(alex)).length).toBeLessThan(1_000);
    await until(async () => (await rig.observations()).length === 2_001);
    expect(new Set((await rig.observations()).map(({ activityId }) => activityId)).size).toBe(2_001);
  });

  it('goes on with others when one mailbox gets no answers', async () => {
    const alex = await rig.addMailbox('alex@example.org');
    const beth = await rig.addMailbox('beth@example.org');
    await rig.track(alex, 'Inbox/A');
    await rig.track(beth, 'Inbox/B');
    rig.sandbox.setFaults([{ operation: 'SyncFolderItems', mailbox: rig.addressOf(alex), fault: 'hang' }]);
    await rig.deliver(alex, 'Inbox/A', 'stuck');
    await rig.deliver(beth, 'Inbox/B', 'unhindered');
    await expectSaid(rig, beth, ['present unhindered in Inbox/B']);
    rig.sandbox.setFaults([]);
  });
});
