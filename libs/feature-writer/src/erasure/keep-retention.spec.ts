import type { ActivityId } from '@foldwatch/domain';
import { defaultOrganizationSettings } from '@foldwatch/domain';
import { aPresentObservation, aRule, aTree } from '@foldwatch/domain/testing';
import { configured } from '@foldwatch/feature-rules/testing';
import { activity, activityId, link, until } from '@foldwatch/ports/testing';
import { openPipeline, type Pipeline } from '../../testing';
import { ExpireActivities } from './expire-activities';

const { signal } = new AbortController();
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await openPipeline();
});
afterEach(() => pipeline.close());

const expire = (before: string): Promise<number> =>
  pipeline.app.get(ExpireActivities).execute({ before, categoryName: 'Tracked', isMine: () => true }, signal);

async function storedWith(body: string, id: string, days: number): Promise<string> {
  const { ref } = await pipeline.adapters.contentStore.put(Buffer.from(body));
  const current = {
    hash: ref,
    sizeBytes: 1,
    bodyType: 'text',
    bodyRef: ref,
    attachments: [],
    fetchedAt: daysAgo(days),
  } as const;
  await pipeline.adapters.activityStore.replaceMany([
    activity(id, {
      modifiedAt: daysAgo(days),
      content: { state: 'stored', current, earlier: [] },
      links: [link('m1', ['f1'])],
    }),
  ]);
  return ref;
}

describe('activities that are older than the organization keeps them', () => {
  it('are removed with their contents, but for contents that younger ones have', async () => {
    const own = await storedWith('own', 'old', 40);
    const shared = await storedWith('shared', 'older', 41);
    await storedWith('shared', 'young', 2);
    expect(await expire(daysAgo(30))).toBe(2);
    expect(await pipeline.find(activityId('old'))).toMatchObject({ status: 'erased', message: { subject: '' } });
    expect(await pipeline.find(activityId('young'))).toMatchObject({ status: 'tracked' });
    expect(await pipeline.adapters.contentStore.open(own)).toBeUndefined();
    expect(await pipeline.adapters.contentStore.open(shared)).toBeDefined();
    expect(await pipeline.told()).toEqual(['2 removed', '2 removed']);
  });

  it('are found however many there are, and once', async () => {
    for (let n = 0; n < 250; n += 1) await storedWith('x', `old-${String(n).padStart(4, '0')}`, 40);
    expect(await expire(daysAgo(30))).toBe(250);
    expect(await expire(daysAgo(30))).toBe(0);
    await storedWith('x', 'one-more', 31);
    expect(await expire(daysAgo(30))).toBe(1);
  });

  it('are not made anew by the next reading of the same items', async () => {
    await configured(pipeline.adapters, { id: 'm-erin', rules: [aRule()], folders: aTree('f-fabrikam').folders });
    await pipeline.observe(aPresentObservation());
    expect(await expire(new Date(Date.now() + 60_000).toISOString())).toBe(1);
    await pipeline.observe(aPresentObservation({ number: { epoch: 2, read: 1, n: 1 } }));
    expect(await pipeline.find('activity-1' as ActivityId)).toMatchObject({ status: 'erased' });
  });

  it('are looked for by the writer itself, where the organization wants it', async () => {
    await storedWith('x', 'old', 40);
    const settings = { ...defaultOrganizationSettings, activityRetentionDays: 30 };
    await pipeline.adapters.organizationConfigs.replace({ version: 1, settings });
    const writer = await pipeline.restarted({ expireEveryMs: 5 });
    await until(async () => (await pipeline.find(activityId('old')))?.status === 'erased');
    await writer.close();
    expect(await pipeline.told()).toEqual(['2 removed']);
  });
});
