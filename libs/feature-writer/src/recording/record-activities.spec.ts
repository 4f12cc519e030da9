import { mailActions, type ActivityStateV1, type MailActionV1, type MailContentV1 } from '@foldwatch/contracts';
import type { NamedRecord, OrganizationSettings, PresentObservation } from '@foldwatch/domain';
import { defaultOrganizationSettings, foldSettingsOf } from '@foldwatch/domain';
import { activityId, aMail, aPresentObservation, aRecord, aRule, aTree } from '@foldwatch/domain/testing';
import { configured } from '@foldwatch/feature-rules/testing';
import { openPipeline, type Pipeline } from '../../testing';

const { folders } = aTree('f-fabrikam', 'f-litware', 'f-plain');
const fabrikam = { table: 'account', id: 'fabrikam' };
const litware = { table: 'account', id: 'litware' };
const rules = [
  aRule({ regarding: fabrikam }),
  aRule({ id: 'r2', folderId: 'f-litware', regarding: litware }),
  aRule({ id: 'r3', folderId: 'f-plain' }),
];
const id = activityId();

const minute = (n: number): string => new Date(Date.UTC(2026, 2, 2, 8, n)).toISOString();

const seen = (n: number, given: Partial<PresentObservation> = {}): PresentObservation =>
  aPresentObservation({ number: { epoch: 1, read: n, n: 1 }, observedAt: minute(n), ...given });

const left = (n: number, itemKey: string, whereabouts: 'elsewhere' | 'deleted-items' | 'gone' = 'elsewhere') => {
  const { mailboxId, activityId: of, number, observedAt, folderId } = seen(n);
  return { kind: 'left', mailboxId, activityId: of, number, observedAt, folderId, itemKey, whereabouts } as const;
};

const byHand = (n: number, regarding: NamedRecord) =>
  ({
    kind: 'set-regarding',
    id: `manual-${n}`,
    activityId: id,
    decidedAt: minute(n),
    settings: foldSettingsOf(defaultOrganizationSettings),
    by: 'erin',
    regarding,
  }) as const;

describe('observations through rules and writer', () => {
  let pipeline: Pipeline;

  beforeEach(async () => {
    pipeline = await openPipeline();
    await configured(pipeline.adapters, { id: 'm-erin', rules, folders });
    await configured(pipeline.adapters, { id: 'm-omar', rules, folders });
    await pipeline.adapters.recordDirectory.putMany([
      aRecord({ ...fabrikam, name: 'Fabrikam', emailAddresses: [] }),
      aRecord({ ...litware, name: 'Litware', emailAddresses: [] }),
      aRecord(),
    ]);
  });
  afterEach(() => pipeline.close());

  const organization = (given: Partial<OrganizationSettings>) =>
    pipeline.adapters.organizationConfigs.replace({
      version: 1,
      settings: { ...defaultOrganizationSettings, ...given },
    });

  const actions = async (): Promise<readonly MailActionV1[]> =>
    (await pipeline.read(mailActions.topic)).map(({ payload }) => payload as MailActionV1);

  it('makes one activity with its record, parties, link and what Exchange shall get', async () => {
    await pipeline.observe(seen(1));
    const activity = await pipeline.find(id);
    expect(activity).toMatchObject({
      version: 1,
      status: 'tracked',
      regarding: { id: 'fabrikam', provenance: { source: 'folder-rule', ruleId: 'r1' } },
      links: [{ mailboxId: 'm-erin', reason: 'folder-rule' }],
    });
    expect(activity?.message.from?.record?.id).toBe('c-buyer');
    expect(await pipeline.told()).toEqual(['1 tracked']);
    expect((await actions()).map(({ kind, category }) => [kind, category])).toEqual([
      ['set-category', 'Tracked: Fabrikam'],
      ['fetch-content', undefined],
    ]);
  });

  it('changes nothing when everything is delivered again, and tells it again', async () => {
    const decisions = await pipeline.decide(seen(1), seen(2, { itemKey: 'k2', folderId: 'f-litware' }), left(3, 'k1'));
    await pipeline.record(...decisions);
    const before = await pipeline.find(id);
    const told = await pipeline.told();
    await pipeline.record(...decisions);
    expect(await pipeline.find(id)).toEqual(before);
    expect(await pipeline.told()).toEqual([...told, ...told]);
    expect(new Set((await pipeline.read('activity.events')).map((event) => event.id)).size).toBe(told.length);
  });

  it('finishes what a lost connection interrupted after the activity was stored', async () => {
    const decisions = await pipeline.decide(seen(1));
    pipeline.publisher.isBroken = true;
    await expect(pipeline.record(...decisions)).rejects.toThrow('the broker is away');
    expect(await pipeline.told()).toEqual([]);
    pipeline.publisher.isBroken = false;
    await pipeline.record(...decisions);
    // What changed shortly before is published at the start as well, which may find it stored by then.
    expect(await pipeline.told()).toEqual(['1 tracked']);
    expect(await actions()).toHaveLength(2);
    expect((await pipeline.find(id))?.version).toBe(1);
  });

  it.each([
    { given: 'present first', order: [0, 1] },
    { given: 'absent first', order: [1, 0] },
  ])('takes a move for one event with $given', async ({ order }) => {
    await pipeline.observe(seen(1));
    const move = [seen(2, { itemKey: 'k2', folderId: 'f-litware' }), left(3, 'k1')];
    await pipeline.observe(...order.flatMap((at) => move[at] ?? []));
    const activity = await pipeline.find(id);
    expect(activity?.regarding?.id).toBe('litware');
    expect(activity?.links[0]?.placements.map(({ folderId }) => folderId)).toEqual(['f-litware']);
    expect((await pipeline.told()).some((entry) => entry.includes('untracked'))).toBe(false);
  });

  it('ends where it began when mail moves to B and back to A within one read', async () => {
    await organization({ onMoveOut: 'untrack' });
    await pipeline.observe(seen(1));
    await pipeline.observe(
      left(4, 'k2'),
      seen(5, { itemKey: 'k3' }),
      left(2, 'k1'),
      seen(3, { itemKey: 'k2', folderId: 'f-litware' }),
    );
    const activity = await pipeline.find(id);
    expect(activity).toMatchObject({ status: 'tracked', regarding: { id: 'fabrikam' } });
    expect(activity?.links[0]?.placements.map(({ itemKey }) => itemKey)).toEqual(['k3']);
  });

  it('keeps the link when a copy is made and deleted', async () => {
    await organization({ onDelete: 'untrack', onMoveOut: 'untrack' });
    await pipeline.observe(seen(1), seen(2, { itemKey: 'k2', folderId: 'f-plain' }), left(3, 'k2', 'deleted-items'));
    expect((await pipeline.find(id))?.status).toBe('tracked');
  });

  it('is not turned back by an old decision that is redelivered after a newer one', async () => {
    const [old] = await pipeline.decide(seen(1));
    const [newer] = await pipeline.decide(seen(2, { itemKey: 'k2', folderId: 'f-litware' }));
    await pipeline.record(...[old, newer, old].flatMap((decision) => decision ?? []));
    expect((await pipeline.find(id))?.regarding?.id).toBe('litware');
  });

  it('keeps a record set by hand when the folder is read again, and follows a later move', async () => {
    await pipeline.observe(seen(1));
    await pipeline.record(byHand(2, { table: 'account', id: 'contoso', name: 'Contoso' }));
    await pipeline.observe(seen(3));
    expect((await pipeline.find(id))?.regarding).toMatchObject({ id: 'contoso', provenance: { source: 'manual' } });
    await pipeline.observe(seen(4, { itemKey: 'k4', folderId: 'f-litware' }));
    expect((await pipeline.find(id))?.regarding?.id).toBe('litware');
  });

  it('does not bring an untracked message back by the same items, and goes on counting when it is moved in again', async () => {
    await pipeline.observe(seen(1));
    const { regarding: _, ...untrack } = byHand(2, { ...fabrikam, name: '' });
    await pipeline.record({ ...untrack, kind: 'untrack' });
    const state = await pipeline.read('activity.state');
    expect(state.at(-1)?.payload).toBeUndefined();
    await pipeline.observe(seen(3), seen(4, { because: 'reconciliation' }));
    expect((await pipeline.find(id))?.status).toBe('untracked');
    await pipeline.observe(seen(5, { itemKey: 'k5' }));
    expect((await pipeline.find(id))?.status).toBe('tracked');
    expect(await pipeline.told()).toEqual(['1 tracked', '2 untracked', '3 tracked']);
  });

  it('keeps one record for two mailboxes and records the conflict', async () => {
    await pipeline.observe(seen(1), seen(2, { mailboxId: 'm-omar', folderId: 'f-litware' }));
    const activity = await pipeline.find(id);
    expect(activity?.regarding?.id).toBe('fabrikam');
    expect(activity?.links.map(({ conflict }) => conflict?.wanted.id)).toEqual([undefined, 'litware']);
    const state = (await pipeline.read('activity.state')).at(-1)?.payload as ActivityStateV1;
    expect(state.links.map(({ conflict }) => conflict?.id)).toEqual([undefined, 'litware']);
  });

  it('flags a Message-ID that another sender used', async () => {
    const forged = activityId('activity-2');
    const mail = aMail({ from: { address: 'somebody@elsewhere.example' } });
    await pipeline.observe(seen(1));
    await pipeline.observe(seen(2, { activityId: forged, itemKey: 'k2', mail }));
    expect((await pipeline.find(id))?.message.messageIdReused).toBe(false);
    expect((await pipeline.find(forged))?.message.messageIdReused).toBe(true);
  });

  it('flags it too when both are recorded at the same moment', async () => {
    const forged = activityId('activity-2');
    const mail = aMail({ from: { address: 'somebody@elsewhere.example' } });
    const one = await pipeline.decide(seen(1));
    const other = await pipeline.decide(seen(2, { activityId: forged, itemKey: 'k2', mail }));
    await Promise.all([pipeline.record(...one), pipeline.record(...other)]);
    const flags = [await pipeline.find(id), await pipeline.find(forged)].map((found) => found?.message.messageIdReused);
    expect(flags).toContain(true);
    await pipeline.record(...one, ...other);
    expect(await pipeline.told()).toEqual(expect.arrayContaining(['1 tracked']));
  });

  it('stores content once, and keeps the stub when other content follows', async () => {
    const arrived = (n: number, hash: string): MailContentV1 => ({
      activityId: id,
      mailboxId: 'm-erin',
      outcome: 'fetched',
      fetchedAt: minute(n),
      hash,
      sizeBytes: 3,
      bodyType: 'text',
      bodyRef: `ref-${hash}`,
      attachments: [],
    });
    await pipeline.observe(seen(1));
    await pipeline.content(arrived(2, 'stub'), arrived(2, 'stub'));
    await pipeline.observe(seen(3, { contentKey: 'c2' }));
    expect((await actions()).at(-1)).toMatchObject({ kind: 'fetch-content', again: true });
    await pipeline.content(arrived(4, 'full'));
    expect((await pipeline.find(id))?.content).toMatchObject({
      state: 'stored',
      current: { hash: 'full' },
      earlier: [{ hash: 'stub' }],
    });
  });

  it('lets an unreadable decision fail alone', async () => {
    const decisions = await pipeline.decide(seen(1));
    const settings = foldSettingsOf(defaultOrganizationSettings);
    const bad = { kind: 'relink', id: 'bad', activityId: id, decidedAt: minute(1), settings } as const;
    const outcomes = await pipeline.record(bad, ...decisions);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['dead', 'done']);
    expect((await pipeline.find(id))?.status).toBe('tracked');
  });

  it('folds anew when somebody else wrote the activity in between', async () => {
    await pipeline.observe(seen(1));
    const decisions = await pipeline.decide(
      seen(2, { itemKey: 'k2', folderId: 'f-litware' }),
      seen(3, { itemKey: 'k3', folderId: 'f-plain' }),
    );
    await Promise.all(decisions.map((decision) => pipeline.record(decision)));
    const activity = await pipeline.find(id);
    expect(activity?.links[0]?.placements).toHaveLength(3);
    expect(activity?.history.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  it('records nothing of mail that is not tracked', async () => {
    await pipeline.observe(seen(1, { folderId: 'f-elsewhere' }), left(2, 'k1'));
    expect(await pipeline.find(id)).toBeUndefined();
    expect(await pipeline.told()).toEqual([]);
  });
});
