import { noCounts, type PresentObservation, type ProposedChanges } from '@foldwatch/domain';
import type { MailboxJob } from '@foldwatch/ports';
import { IngestRig } from '../../testing/ingest-rig';
import { until } from '../../testing/until';

const dayMs = 86_400_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * dayMs);

describe('reading samples for a simulation', () => {
  let rig: IngestRig;
  let alex: string;

  beforeEach(async () => {
    rig = await IngestRig.open({ settings: { portion: 2 } });
    alex = await rig.addMailbox('alex@example.org');
    await rig.track(alex, 'Inbox/A');
  });

  afterEach(() => rig.close());

  const part = () => ({ simulationId: 's1', mailboxId: alex });

  async function simulate(changes: ProposedChanges, days = 30): Promise<void> {
    const createdAt = new Date().toISOString();
    const simulation = { id: 's1', askedBy: 'admin', createdAt, changes, keepsText: false };
    const begun = { revision: 1, createdAt, state: 'open', claimedUntil: '', pages: 0, counts: noCounts } as const;
    await rig.adapters.simulations.add({ ...simulation, since: daysAgo(days).toISOString() }, [
      { ...part(), ...begun, listed: 0 },
    ]);
  }

  const run = (): Promise<MailboxJob> => rig.runJob(alex, { kind: 'simulate', simulationId: 's1' });

  async function samples(): Promise<readonly PresentObservation[]> {
    const { simulationSamples } = rig.adapters;
    const count = await simulationSamples.count(part());
    const pages = await Promise.all(Array.from({ length: count }, (_, n) => simulationSamples.find(part(), n)));
    expect(pages.map((page) => page?.isLast)).toEqual([...Array.from({ length: count - 1 }, () => false), true]);
    return pages.flatMap((page) => page?.observations ?? []);
  }

  const subjects = async (): Promise<readonly string[]> => (await samples()).map(({ mail }) => mail.subject).toSorted();

  it('reads the folders of today and of the proposal, and no message that is too old', async () => {
    await rig.deliver(alex, 'Inbox', 'fresh');
    await rig.deliver(alex, 'Inbox', 'old', { receivedAt: daysAgo(8) });
    await rig.deliver(alex, 'Inbox/A', 'filed');
    rig.folderId(alex, 'Elsewhere');
    await rig.deliver(alex, 'Elsewhere', 'elsewhere');
    await simulate({ options: { track: 'all' } }, 7);
    const { result, progress } = await run();
    expect([result, progress?.done]).toEqual([{ kind: 'done' }, 2]);
    expect(await subjects()).toEqual(['filed', 'fresh']);
  });

  it('leaves the mailbox as if nobody had read it', async () => {
    await rig.deliver(alex, 'Inbox', 'unseen');
    const observed = (await rig.observations()).length;
    await simulate({ options: { track: 'all' } });
    await run();
    expect((await rig.observations()).length).toBe(observed);
    expect(await rig.rows(alex, 'Inbox')).toEqual([]);
    expect((await rig.adapters.syncCursors.find(alex)).map(({ folderId }) => folderId)).not.toContain(
      rig.folderId(alex, 'Inbox'),
    );
  });

  it('waits for whoever decides, and stops when nobody wants it any more', async () => {
    for (let n = 0; n < 12; n += 1) await rig.deliver(alex, 'Inbox', `letter ${n}`);
    await simulate({ options: { track: 'all' } });
    const running = run();
    await until(async () => (await rig.adapters.simulationSamples.count(part())) === 4);
    await rig.adapters.simulations.remove('s1');
    expect((await running).result).toEqual({ kind: 'stopped' });
    expect(await rig.adapters.simulationSamples.count(part())).toBe(0);
  });

  it('goes on after a restart from where it was', async () => {
    for (let n = 0; n < 12; n += 1) await rig.deliver(alex, 'Inbox', `letter ${n}`);
    await simulate({ options: { track: 'all' } });
    const { simulationParts, simulationSamples } = rig.adapters;
    const running = run();
    await until(async () => (await simulationSamples.count(part())) === 4);
    await rig.stop();
    const seen: string[] = [];
    const take = async (page: number): Promise<boolean> => {
      const found = await simulationSamples.find(part(), page);
      const [open] = await simulationParts.findMany('s1');
      if (found === undefined || open === undefined) return false;
      seen.push(...found.observations.map(({ mail }) => mail.subject));
      await simulationParts.advance({ ...open, revision: open.revision + 1 }, { page, differences: [] });
      return found.isLast;
    };
    await rig.start();
    for (let page = 0; ; page += 1) {
      await until(async () => (await simulationSamples.find(part(), page)) !== undefined);
      if (await take(page)) break;
    }
    expect((await running).result).toEqual({ kind: 'done' });
    expect(seen.toSorted()).toEqual(Array.from({ length: 12 }, (_, n) => `letter ${n}`).toSorted());
  });

  it('says why where the mailbox is not read', async () => {
    const omar = await rig.addMailbox('omar@example.org', 'pending');
    await simulate({});
    const { result } = await rig.runJob(omar, { kind: 'simulate', simulationId: 's1' });
    expect(result).toMatchObject({ kind: 'failed', code: 'mailbox-not-enabled' });
  });
});
