import { KeyOwnership } from '@foldwatch/ports';
import { expectSaid, IngestRig } from '../../../testing/ingest-rig';
import { until } from '../../../testing/until';

/** What a consumer group would have given this instance. */
class GivenOwnership extends KeyOwnership {
  private owned: ReadonlySet<string> = new Set();
  private tell: (came: (key: string) => boolean) => void = () => undefined;
  /** As a heart-beat does. */
  confirm: () => void = () => undefined;

  override owns(key: string): boolean {
    return this.owned.has(key);
  }

  override onChange(listener: (came: (key: string) => boolean) => void): () => void {
    this.tell = listener;
    return () => (this.tell = () => undefined);
  }

  override onConfirmed(listener: () => void): () => void {
    this.confirm = listener;
    return () => (this.confirm = () => undefined);
  }

  give(...keys: readonly string[]): void {
    const before = this.owned;
    this.owned = new Set(keys);
    this.tell((key) => this.owned.has(key) && !before.has(key));
  }
}

describe('ownership of mailboxes', () => {
  let rig: IngestRig;
  let ownership: GivenOwnership;
  let alex: string;

  beforeEach(async () => {
    ownership = new GivenOwnership();
    rig = await IngestRig.open({ ownership, settings: { reconcileMs: 50, leaveToOthersMs: 200 } });
    alex = await rig.addMailbox('alex@example.org');
    ownership.give(alex);
    await rig.track(alex, 'Inbox/A');
  });

  afterEach(() => rig.close());

  it('watches a mailbox as long as it is its own, and goes on where it was when it comes back', async () => {
    await rig.deliver(alex, 'Inbox/A', 'first');
    await expectSaid(rig, alex, ['present first in Inbox/A']);
    ownership.give();
    await until(() => !rig.isTaken(alex));
    await rig.deliver(alex, 'Inbox/A', 'meanwhile');
    ownership.give(alex);
    await expectSaid(rig, alex, ['present first in Inbox/A', 'present meanwhile in Inbox/A']);
  });

  it('takes a mailbox again when whoever took it over did not keep it', async () => {
    await until(() => rig.isTaken(alex));
    const { epoch } = await rig.adapters.mailboxEpochs.take(alex);
    await rig.deliver(alex, 'Inbox/A', 'after the loss');
    await expectSaid(rig, alex, ['present after the loss in Inbox/A']);
    expect((await rig.adapters.mailboxEpochs.take(alex)).epoch).toBe(epoch + 2);
  });

  it('takes a mailbox again at once when the group says that it is still its own', async () => {
    await rig.stop();
    const startedAt = new Date().toISOString();
    await rig.start({ leaveToOthersMs: 3_600_000, hintsDebounceMs: 300 });
    const hearsHints = (since: string): Promise<void> =>
      until(async () => {
        const health = (await rig.adapters.mailboxStatus.findHealth([alex])).get(alex);
        return (health?.lastSeenAt ?? '') > since && health?.hints === 'streaming';
      });
    await hearsHints(startedAt);
    await rig.adapters.mailboxEpochs.take(alex);
    await rig.deliver(alex, 'Inbox/A', 'after the loss');
    await until(() => !rig.isTaken(alex));
    const lostAt = new Date().toISOString();
    ownership.confirm();
    await expectSaid(rig, alex, ['present after the loss in Inbox/A']);
    await hearsHints(lostAt);
  });
});
