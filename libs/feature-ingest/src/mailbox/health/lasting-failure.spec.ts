import { expectSaid, IngestRig } from '../../../testing/ingest-rig';
import { until } from '../../../testing/until';

describe('a server that fails again and again', () => {
  let rig: IngestRig;
  let alex: string;

  beforeEach(async () => {
    rig = await IngestRig.open({ settings: { outageMs: 1, poll: { busyMs: 50, normalMs: 50, quietMs: 50 } } });
    alex = await rig.addMailbox('alex@example.org');
    await rig.track(alex, 'Inbox/A');
  });

  afterEach(() => rig.close());

  it('is alerted of once after ten failures in a row, and never disables a mailbox by that', async () => {
    rig.sandbox.setFaults([{ operation: '*', fault: 'http-500' }]);
    await rig.deliver(alex, 'Inbox/A', 'patient');
    const health = async () => (await rig.adapters.mailboxStatus.findHealth([alex])).get(alex);
    await until(async () => ((await health())?.failures ?? 0) > 10);
    const told = async () => (await rig.events('mailbox.events')).map(({ type }) => type);
    await until(async () => (await told()).includes('mailbox.failing'));
    const types = await told();
    expect(types.filter((type) => type === 'mailbox.failing')).toHaveLength(1);
    expect(types).not.toContain('mailbox.disabled');
    rig.sandbox.setFaults([]);
    await expectSaid(rig, alex, ['present patient in Inbox/A']);
  });
});
