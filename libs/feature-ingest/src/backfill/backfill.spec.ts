import { expectSaid, IngestRig, letter } from '../../testing/ingest-rig';
import { until } from '../../testing/until';

const receivedAt = new Date(Date.now() - 86_400_000);

describe('backfill', () => {
  let rig: IngestRig;
  let alex: string;

  beforeEach(async () => {
    rig = await IngestRig.open({ settings: { portion: 50 } });
    alex = await rig.addMailbox('alex@example.org');
  });

  afterEach(() => rig.close());

  const fill = (folder: string, count: number) => {
    rig.folderId(alex, folder);
    const messages = Array.from({ length: count }, (_, n) => ({ eml: letter(`${folder.at(-1)}-${n}`), receivedAt }));
    return rig.sandbox.importMany(rig.addressOf(alex), folder, messages);
  };

  it('observes what was there before the rule, each once, as backfill', async () => {
    await fill('Inbox/A', 620);
    const rule = await rig.track(alex, 'Inbox/A');
    await until(async () => (await rig.statusOf(alex, rule.id))?.state === 'active');
    const observations = await rig.observations();
    expect(new Set(observations.map(({ activityId }) => activityId)).size).toBe(620);
    expect(observations).toHaveLength(620);
    expect(new Set(observations.map(({ because }) => because))).toEqual(new Set(['backfill']));
    const progress = (await rig.adapters.mailboxStatus.findProgress(alex)).get(rule.id);
    expect(progress).toMatchObject({ existingCount: 620, skippedCount: 0 });
  });

  it('leaves out what was there, by choice, but not what came after the rule was made', async () => {
    await fill('Inbox/A', 30);
    const effectiveFrom = new Date(Date.now() - 60_000).toISOString();
    await rig.deliver(alex, 'Inbox/A', 'just now');
    const rule = await rig.track(alex, 'Inbox/A', { existing: 'skip', effectiveFrom });
    await expectSaid(rig, alex, ['present just now in Inbox/A']);
    expect((await rig.observations())[0]?.because).toBe('change');
    const progress = (await rig.adapters.mailboxStatus.findProgress(alex)).get(rule.id);
    expect(progress).toMatchObject({ existingCount: 31, skippedCount: 30, status: { state: 'active' } });
    const [item = ''] = (await rig.rows(alex, 'Inbox/A'))
      .filter(({ state }) => state === 'skipped')
      .map(({ itemId }) => itemId);
    const [out = ''] = rig.sandbox.moveItems(rig.addressOf(alex), [item], 'Inbox');
    rig.sandbox.moveItems(rig.addressOf(alex), [out], 'Inbox/A');
    await until(async () => (await rig.said(alex)).length === 2);
    await until(async () => (await rig.rows(alex, 'Inbox/A')).every(({ state }) => state !== 'left'));
    expect(await rig.said(alex)).toHaveLength(2);
  });

  it('goes on where it was after a restart in the middle', async () => {
    await fill('Inbox/A', 600);
    const rule = await rig.track(alex, 'Inbox/A');
    await until(async () => (await rig.observations()).length >= 100);
    await rig.stop();
    const before = (await rig.observations()).length;
    expect(before).toBeLessThan(600);
    expect(await rig.statusOf(alex, rule.id)).toMatchObject({ state: 'backfilling' });
    await rig.start();
    await until(async () => (await rig.statusOf(alex, rule.id))?.state === 'active');
    const keys = (await rig.observations()).map(({ itemKey }) => itemKey);
    expect(keys).toHaveLength(600);
    expect(new Set(keys).size).toBe(600);
  });

  it('never makes live mail wait', async () => {
    await fill('Inbox/A', 600);
    await rig.track(alex, 'Inbox/A');
    await until(async () => (await rig.observations()).length > 0);
    await rig.deliver(alex, 'Inbox/A', 'live');
    await until(async () => (await rig.said(alex)).includes('present live in Inbox/A'));
    const at = (await rig.said(alex)).indexOf('present live in Inbox/A');
    expect(at).toBeLessThan(500);
  });

  it('waits while those who handle what it publishes are behind', async () => {
    await fill('Inbox/A', 120);
    await rig.stop();
    rig.pipelineLag = 5_000;
    await rig.start();
    const rule = await rig.track(alex, 'Inbox/A');
    await rig.deliver(alex, 'Inbox/A', 'live');
    await expectSaid(rig, alex, ['present live in Inbox/A']);
    expect(await rig.statusOf(alex, rule.id)).toEqual({ state: 'backfilling', done: 0, total: 120 });
    rig.pipelineLag = 10;
    await until(async () => (await rig.statusOf(alex, rule.id))?.state === 'active');
    expect(await rig.observations()).toHaveLength(121);
  });

  it('is stopped when a person asks for it, and skips what remains', async () => {
    await fill('Inbox/A', 600);
    const rule = await rig.track(alex, 'Inbox/A');
    await rig.runJob(alex, { kind: 'stop-backfill', ruleId: rule.id });
    const observed = (await rig.observations()).length;
    expect(observed).toBeLessThan(600);
    expect(await rig.statusOf(alex, rule.id)).toEqual({ state: 'active' });
    const progress = (await rig.adapters.mailboxStatus.findProgress(alex)).get(rule.id);
    expect(progress).toMatchObject({ existingCount: 600, skippedCount: 600 - observed });
    await rig.deliver(alex, 'Inbox/A', 'later');
    await until(async () => (await rig.observations()).length === observed + 1);
  });

  it('observes mail again when another rule takes the folder', async () => {
    await fill('Inbox/A', 5);
    await rig.track(alex, 'Inbox/A');
    await until(async () => (await rig.observations()).length === 5);
    await rig.track(alex, 'Inbox/A');
    await until(async () => (await rig.observations()).length === 10);
    const keys = (await rig.observations()).map(({ itemKey }) => itemKey);
    expect(new Set(keys).size).toBe(5);
  });

  it('forgets what was still to be read when its rule is removed, and follows what was observed', async () => {
    await fill('Inbox/A', 600);
    await rig.track(alex, 'Inbox/A');
    await until(async () => (await rig.observations()).length > 0);
    await rig.configure(alex, { rules: [] });
    await until(async () => (await rig.rows(alex, 'Inbox/A')).every(({ state }) => state === 'known'));
    const known = await rig.rows(alex, 'Inbox/A');
    const said = (await rig.said(alex)).length;
    expect(known).toHaveLength(said);
    const [{ itemId } = { itemId: '' }] = known;
    rig.sandbox.moveItems(rig.addressOf(alex), [itemId], 'Inbox');
    await until(async () => (await rig.said(alex)).length === said + 2);
    expect((await rig.said(alex)).at(-1)).toMatch(/^left .* elsewhere$/);
  });
});
