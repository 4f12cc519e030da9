import type { ActivityStateV1 } from '@foldwatch/contracts';
import { activityId, aPresentObservation, aRule, aTree } from '@foldwatch/domain/testing';
import { configured } from '@foldwatch/feature-rules/testing';
import { until } from '@foldwatch/ports/testing';
import { openPipeline, type Pipeline } from '../../testing';
import { RepublishRecent } from './republish-recent';

const everyone = (): boolean => true;
const nobody = (): boolean => false;

describe('RepublishRecent', () => {
  let pipeline: Pipeline;

  beforeEach(async () => {
    pipeline = await openPipeline();
    const { folders } = aTree('f-fabrikam');
    await configured(pipeline.adapters, { id: 'm-erin', rules: [aRule()], folders });
  });
  afterEach(() => pipeline.close());

  const states = async (): Promise<readonly (number | undefined)[]> =>
    (await pipeline.read('activity.state')).map(({ payload }) => (payload as ActivityStateV1 | undefined)?.sequence);

  it('publishes events and state of what changed again, with the same ids, and once more a while later', async () => {
    await pipeline.observe(aPresentObservation());
    expect(await states()).toEqual([1]);
    const next = await pipeline.restarted({ republishAgainMs: 20 });
    await until(async () => (await states()).length === 3);
    await next.close();
    expect(new Set((await pipeline.read('activity.events')).map(({ id }) => id)).size).toBe(1);
  });

  it('says nothing of what did not change since', async () => {
    await pipeline.observe(aPresentObservation());
    const { signal } = new AbortController();
    const after = new Date(Date.now() + 1_000).toISOString();
    await pipeline.app.get(RepublishRecent).execute(after, everyone, signal);
    expect(await states()).toEqual([1]);
  });

  it('leaves to others what is not its to write', async () => {
    await pipeline.observe(aPresentObservation());
    await pipeline.app.get(RepublishRecent).execute('2026-01-01T00:00:00.000Z', nobody, new AbortController().signal);
    expect(await states()).toEqual([1]);
  });

  it('reads every page', async () => {
    const many = Array.from({ length: 450 }, (_, n) =>
      aPresentObservation({ activityId: activityId(`activity-${n}`), number: { epoch: 1, read: 1, n } }),
    );
    await pipeline.observe(...many);
    await pipeline.app.get(RepublishRecent).execute('2026-01-01T00:00:00.000Z', everyone, new AbortController().signal);
    expect(await states()).toHaveLength(900);
  });
});
