import type { Clock, LoggedEvent } from '@foldwatch/ports';
import { everythingIn, outgoing } from '@foldwatch/ports/testing';
import { openEmbedded, type EmbeddedAdapters } from './open-embedded';

const dayMs = 24 * 60 * 60 * 1000;
const start = new Date('2026-11-01T08:00:00.000Z').getTime();

describe('EmbeddedRetention', () => {
  let day = 0;
  const clock: Clock = { now: () => new Date(start + day * dayMs) };
  const settings = { decisionRetentionDays: 30 };
  let adapters: EmbeddedAdapters;

  beforeEach(async () => {
    day = 0;
    adapters = await openEmbedded({ clock });
  });

  afterEach(() => adapters.close());

  const ids = async (topic: string): Promise<readonly string[]> =>
    (await everythingIn(adapters.eventLog, topic)).map(({ id }) => id).toSorted();

  it.each<{ topic: string; keptDays: number }>([
    { topic: 'mail.observed', keptDays: 7 },
    { topic: 'activity.events', keptDays: 14 },
    { topic: 'dead.letters', keptDays: 30 },
  ])('keeps $topic for $keptDays days', async ({ topic, keptDays }) => {
    await adapters.eventLog.publish(Array.from({ length: 450 }, (_, n) => outgoing(topic, 'a', n)));
    day = 1;
    await adapters.eventLog.publish([outgoing(topic, 'a', 1000)]);
    day = keptDays;
    expect((await adapters.retention.sweep(clock.now(), settings)).events).toBe(0);
    day = keptDays + 0.5;
    expect((await adapters.retention.sweep(clock.now(), settings)).events).toBe(450);
    expect(await ids(topic)).toEqual(['a-1000']);
  });

  it('keeps what tells of untracked mail no longer than the organization keeps decisions', async () => {
    await adapters.eventLog.publish([outgoing('mail.observed', 'a', 1), outgoing('activity.events', 'a', 1)]);
    day = 3;
    await adapters.retention.sweep(clock.now(), { decisionRetentionDays: 2 });
    expect(await ids('mail.observed')).toEqual([]);
    expect(await ids('activity.events')).toEqual(['a-1']);
  });

  it('keeps a state for ever and a tombstone for 14 days', async () => {
    await adapters.eventLog.publish([
      outgoing('activity.state', 'kept', 1),
      outgoing('activity.state', 'gone', 1),
      outgoing('activity.state', 'gone', 2, { payload: undefined }),
    ]);
    day = 13;
    await adapters.retention.sweep(clock.now(), settings);
    expect(await ids('activity.state')).toEqual(['gone-2', 'kept-1']);
    day = 15;
    await adapters.retention.sweep(clock.now(), settings);
    expect(await ids('activity.state')).toEqual(['kept-1']);
    await adapters.eventLog.publish([outgoing('activity.state', 'gone', 3)]);
    day = 400;
    await adapters.retention.sweep(clock.now(), settings);
    expect(await ids('activity.state')).toEqual(['gone-3', 'kept-1']);
  });

  it('removes decisions that are too old, and parked events that nobody has tried for a month', async () => {
    const event: LoggedEvent = { ...outgoing('mail.observed', 'a', 1), partition: 0, offset: 1 };
    const error = { code: 'x', message: 'x' };
    await adapters.parkedEvents.park([
      { group: 'rules', event, attempts: 1, nextTryAt: clock.now().toISOString(), error },
      { group: 'writer', event, attempts: 1, nextTryAt: new Date(start + 20 * dayMs).toISOString(), error },
    ]);
    day = 35;
    expect(await adapters.retention.sweep(clock.now(), settings)).toEqual({
      events: 0,
      decisions: 0,
      deadLetters: 0,
      waiting: 0,
      parked: 1,
      jobs: 0,
      alerts: 0,
      deliveries: 0,
      audited: 0,
      simulations: 0,
      sessions: 0,
      failures: 0,
      links: 0,
    });
    expect(await adapters.parkedEvents.count('writer')).toBe(1);
  });

  it('removes finished jobs after a month, but never the latest of its kind nor one that waits', async () => {
    const { mailboxJobs } = adapters;
    for (const id of ['old', 'latest', 'open']) {
      await mailboxJobs.add({
        id,
        mailboxId: 'm1',
        request: { kind: 'completeness' },
        createdAt: clock.now().toISOString(),
      });
    }
    await mailboxJobs.finish('old', { kind: 'done' }, clock.now().toISOString());
    day = 1;
    await mailboxJobs.finish('latest', { kind: 'done' }, clock.now().toISOString());
    day = 40;
    expect((await adapters.retention.sweep(clock.now(), settings)).jobs).toBe(1);
    expect((await mailboxJobs.findLatest('m1', 'completeness'))?.id).toBe('latest');
    expect((await mailboxJobs.findOpen(['m1'])).map(({ id }) => id)).toEqual(['open']);
  });
});
