import { mongo } from 'mongoose';
import { activityId } from '@foldwatch/ports/testing';
import { overMongo } from '../testing';
import type { MongoAdapters } from './open-mongo';

const dayMs = 24 * 60 * 60 * 1000;
const start = new Date('2026-11-01T08:00:00.000Z').getTime();
const onDay = (day: number): Date => new Date(start + day * dayMs);
const settings = { decisionRetentionDays: 30 };

overMongo('MongoRetention', (suite) => {
  let adapters: MongoAdapters;
  let close: () => Promise<void>;

  beforeEach(async () => {
    ({ adapters, close } = await suite.fresh());
  });

  afterEach(() => close());

  it('removes decisions that are older than the organization keeps them', async () => {
    const decisions = Array.from({ length: 1200 }, (_, n) => ({
      id: `d${n}`,
      mailboxId: 'm1',
      activityId: activityId('a'),
      folderId: 'f1',
      kind: 'present' as const,
      verdict: 'track' as const,
      reason: 'folder-rule' as const,
      checks: [],
      observedAt: onDay(n % 2).toISOString(),
      decidedAt: onDay(n % 2).toISOString(),
    }));
    await adapters.decisionLog.append(decisions);
    expect((await adapters.retention.sweep(onDay(30), settings)).decisions).toBe(0);
    expect((await adapters.retention.sweep(onDay(30.5), settings)).decisions).toBe(600);
    expect((await adapters.retention.sweep(onDay(40), settings)).decisions).toBe(600);
  });

  it('removes parked events that nobody has tried for a month', async () => {
    const event = { topic: 't', partition: 0, offset: 1, key: 'k', id: 'e', type: 't', version: 1, time: 't' };
    const parked = {
      attempts: 1,
      error: { code: 'x', message: 'x' },
      event: { ...event, correlationId: 'c', payload: 1 },
    };
    await adapters.parkedEvents.park([
      { ...parked, group: 'rules', nextTryAt: onDay(0).toISOString() },
      { ...parked, group: 'writer', nextTryAt: onDay(20).toISOString() },
    ]);
    expect((await adapters.retention.sweep(onDay(35), settings)).parked).toBe(1);
    expect(await adapters.parkedEvents.count('writer')).toBe(1);
  });

  it('removes finished jobs after a month, but never the latest of its kind nor one that waits', async () => {
    const { mailboxJobs, retention } = adapters;
    const createdAt = onDay(0).toISOString();
    for (const id of ['old', 'latest', 'open']) {
      await mailboxJobs.add({ id, mailboxId: 'm1', request: { kind: 'completeness' }, createdAt });
    }
    await mailboxJobs.finish('old', { kind: 'done' }, createdAt);
    await mailboxJobs.finish('latest', { kind: 'done' }, onDay(1).toISOString());
    expect((await retention.sweep(onDay(40), settings)).jobs).toBe(1);
    expect((await mailboxJobs.findLatest('m1', 'completeness'))?.id).toBe('latest');
    expect((await mailboxJobs.findOpen(['m1'])).map(({ id }) => id)).toEqual(['open']);
  });

  it('removes content that never arrived whole, a day later, and none other', async () => {
    const { contentStore, database, retention } = adapters;
    const { ref } = await contentStore.put(Buffer.from('whole'));
    const _id = new mongo.ObjectId();
    const half = { _id, length: 9, chunkSize: 5, uploadDate: onDay(0), arriving: onDay(0) };
    await database.collection('content.files').insertOne(half);
    const data = new mongo.Binary(Buffer.from('half'));
    await database.collection('content.chunks').insertOne({ files_id: _id, n: 0, data });
    expect((await retention.sweep(onDay(0.5), settings)).contents).toBe(0);
    expect((await retention.sweep(onDay(1.5), settings)).contents).toBe(1);
    expect(await database.collection('content.chunks').countDocuments()).toBe(1);
    expect(await contentStore.open(ref)).toBeDefined();
  });
});
