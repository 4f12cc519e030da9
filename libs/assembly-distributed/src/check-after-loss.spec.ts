import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { configured } from '@foldwatch/feature-rules/testing';
import { everythingIn } from '@foldwatch/ports/testing';
import { checkAfterLoss } from './check-after-loss';

const noticedAt = new Date('2026-11-26T08:00:00.000Z');
const loss = { kind: 'lost', group: 'writer', topic: 'mail.decided', partition: 3, from: 40, events: 12 } as const;

describe('checkAfterLoss', () => {
  let stores: EmbeddedAdapters;

  beforeEach(async () => {
    stores = await openEmbedded();
    await configured(stores, { id: 'm-erin', rules: [], folders: [] });
    await configured(stores, { id: 'm-omar', rules: [], folders: [] });
    await configured(stores, { id: 'm-gone', rules: [], folders: [], state: 'disabled' });
  });

  afterEach(() => stores.close());

  const check = (): Promise<void> =>
    checkAfterLoss(
      {
        configs: stores.mailboxConfigs,
        jobs: stores.mailboxJobs,
        publisher: stores.eventLog,
        signal: new AbortController().signal,
      },
      loss,
      noticedAt,
    );

  it('has every enabled mailbox compared with Exchange, and tells its people', async () => {
    await check();
    const jobs = await stores.mailboxJobs.findOpen(['m-erin', 'm-omar', 'm-gone']);
    expect(new Map(jobs.map(({ mailboxId, request }) => [mailboxId, request.kind]))).toEqual(
      new Map([
        ['m-erin', 'completeness'],
        ['m-omar', 'completeness'],
      ]),
    );
    const alerts = await everythingIn(stores.eventLog, 'mailbox.events');
    expect(alerts.map(({ key }) => key).toSorted()).toEqual(['m-erin', 'm-omar']);
    expect(alerts[0]).toMatchObject({ type: 'sync.gap.detected', payload: { code: 'events-lost' } });
    const hints = await everythingIn(stores.eventLog, 'config.changes');
    expect(new Set(hints.map(({ id }) => id))).toEqual(new Set(jobs.map(({ id }) => id)));
  });

  it('asks for nothing more when another process notices the same loss', async () => {
    await check();
    await check();
    expect(await stores.mailboxJobs.findOpen(['m-erin', 'm-omar'])).toHaveLength(2);
    expect(new Set((await everythingIn(stores.eventLog, 'mailbox.events')).map(({ id }) => id)).size).toBe(2);
  });
});
