import fc from 'fast-check';
import type { MailDecidedV1 } from '@foldwatch/contracts';
import type { MailboxOptions, PresentObservation } from '@foldwatch/domain';
import { activityId, aMail, aPresentObservation, aRecord, aRule, aTree } from '@foldwatch/domain/testing';
import { configured } from '@foldwatch/feature-rules/testing';
import { openPipeline, type Pipeline } from '../../testing';

const { folders } = aTree('f-fabrikam', 'f-plain');
const fabrikam = { table: 'account', id: 'fabrikam', name: 'Fabrikam' };
const rules = [aRule({ regarding: fabrikam }), aRule({ id: 'r2', folderId: 'f-plain' })];
const minute = (n: number): string => new Date(Date.UTC(2026, 2, 2, 8, n)).toISOString();
const idOf = (name: string) => `<${name}@fabrikam.example>`;

/** A message that is named by a word, seen in the minute `n`. */
const seen = (name: string, n: number, given: Partial<PresentObservation> = {}): PresentObservation =>
  aPresentObservation({
    activityId: activityId(`activity-${name}`),
    itemKey: `k-${name}`,
    folderId: 'f-inbox',
    number: { epoch: 1, read: n, n: 1 },
    observedAt: minute(n),
    ...given,
    mail: aMail({ internetMessageId: idOf(name), ...given.mail }),
  });

const answering = (parent: string) => ({ mail: aMail({ inReplyTo: idOf(parent) }) });
const reply = (n: number, given: Partial<PresentObservation> = {}) => {
  const mail = aMail({ inReplyTo: idOf('question'), ...given.mail, internetMessageId: idOf('reply') });
  return seen('reply', n, { ...given, mail });
};
const question = (n: number) => seen('question', n, { folderId: 'f-fabrikam' });

const left = (n: number, { mailboxId, activityId: of, itemKey, folderId }: PresentObservation) =>
  ({
    kind: 'left',
    mailboxId,
    activityId: of,
    itemKey,
    folderId,
    number: { epoch: 1, read: n, n: 1 },
    observedAt: minute(n),
    whereabouts: 'elsewhere',
  }) as const;

const reasons = (decisions: readonly MailDecidedV1[]) => decisions.map(({ verdict, reason }) => `${verdict} ${reason}`);

describe('§4 a reply that arrives before its parent was stored', () => {
  let pipeline: Pipeline;

  beforeEach(async () => {
    pipeline = await openPipeline();
    await erin();
    await pipeline.adapters.recordDirectory.putMany([aRecord({ ...fabrikam, emailAddresses: [] })]);
  });
  afterEach(() => pipeline.close());

  const erin = (options: MailboxOptions = {}, id = 'm-erin') =>
    configured(pipeline.adapters, { id, rules, folders, options });
  const find = (name: string) => pipeline.find(activityId(`activity-${name}`));
  const waits = async (...observations: readonly PresentObservation[]): Promise<number> =>
    (await pipeline.adapters.waitingReplies.findMany(observations)).length;
  const wakeAndDecide = async (): Promise<readonly MailDecidedV1[]> => pipeline.decide(...(await pipeline.wake()));

  it('is left out, and tracked regarding its record once that is stored', async () => {
    expect(reasons(await pipeline.decide(reply(1)))).toEqual(['skip not-a-reply']);
    await pipeline.observe(question(2));
    await pipeline.record(...(await wakeAndDecide()));
    expect(await find('reply')).toMatchObject({
      regarding: { ...fabrikam, provenance: { source: 'correlation', method: 'in-reply-to' } },
      links: [{ mailboxId: 'm-erin', reason: 'reply-to-tracked', placements: [{ folderId: 'f-inbox' }] }],
    });
    expect(await waits(reply(1))).toBe(0);
  });

  it('is decided anew beside the decision that left it out, which stays', async () => {
    await pipeline.observe(reply(1), question(2));
    await wakeAndDecide();
    const { decisions } = await pipeline.adapters.decisionLog.list({ messageId: idOf('reply'), limit: 9 });
    expect(decisions.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'm-erin-1-1-1-late track',
      'm-erin-1-1-1 skip',
    ]);
  });

  it('is tracked once, however often each step is repeated', async () => {
    const skipped = await pipeline.decide(reply(1));
    await pipeline.decide(reply(1));
    await pipeline.record(...skipped, ...skipped);
    await pipeline.observe(question(2));
    const woken = [...(await pipeline.wake()), ...(await pipeline.wake())];
    expect(woken).toHaveLength(2);
    const decisions = [...(await pipeline.decide(...woken)), ...(await pipeline.decide(...woken))];
    await pipeline.record(...decisions);
    await pipeline.record(...decisions, ...(await pipeline.decide(reply(1))));
    expect(await pipeline.told()).toEqual(['1 tracked', '1 tracked', '1 tracked']);
    expect((await find('reply'))?.history).toHaveLength(1);
    expect(await pipeline.wake()).toEqual([]);
  });

  it('is found when its parent is stored between the first look and the second', async () => {
    const { waitingReplies } = pipeline.adapters;
    const add = waitingReplies.add.bind(waitingReplies);
    const [asked] = await pipeline.decide(question(2));
    waitingReplies.add = async (replies) => {
      await add(replies);
      await pipeline.record(...(asked === undefined ? [] : [asked]));
    };
    expect(reasons(await pipeline.decide(reply(1)))).toEqual(['track reply-to-tracked']);
    expect(await waits(reply(1))).toBe(0);
  });

  it.each([
    { given: 'before its parent was stored', leaves: 'first' },
    { given: 'after it was woken', leaves: 'last' },
  ])('is not tracked when it left Inbox $given', async ({ leaves }) => {
    await pipeline.observe(reply(1));
    if (leaves === 'first') await pipeline.observe(left(2, reply(1)));
    await pipeline.observe(question(3));
    const woken = await pipeline.wake();
    if (leaves === 'last') await pipeline.observe(left(4, reply(1)));
    expect(await pipeline.decide(...woken)).toEqual([]);
    expect(await find('reply')).toBeUndefined();
  });

  it('is tracked where it is when it was seen anew, which the older waking does not undo', async () => {
    await pipeline.observe(reply(1), question(2));
    const woken = await pipeline.wake();
    await pipeline.observe(reply(3));
    expect(await pipeline.decide(...woken)).toEqual([]);
    expect(await find('reply')).toMatchObject({ links: [{ placements: [{ number: { read: 3 } }] }] });
  });

  it('goes on waiting while what it answers is not stored, and when that is untracked meanwhile', async () => {
    await pipeline.observe(reply(1), question(2));
    const woken = await pipeline.wake();
    const settings = { onMoveOut: 'keep', onDelete: 'keep', regardingPolicy: 'manual-wins' } as const;
    await pipeline.record({
      kind: 'untrack',
      id: 'by-hand',
      activityId: activityId('activity-question'),
      decidedAt: minute(3),
      by: 'erin',
      settings: { ...settings, categoryName: 'Tracked', untrackOnCategoryRemoved: false },
    });
    expect(await pipeline.decide(...woken)).toEqual([]);
    expect(await waits(reply(1))).toBe(1);
  });

  it('that was tracked by a rule without record learns the record of its parent', async () => {
    await pipeline.observe(reply(1, { folderId: 'f-plain' }), question(2));
    expect((await find('reply'))?.regarding).toBeUndefined();
    await pipeline.record(...(await wakeAndDecide()));
    expect(await find('reply')).toMatchObject({
      regarding: { ...fabrikam, provenance: { source: 'correlation' } },
      links: [{ reason: 'folder-rule', ruleId: 'r2' }],
      history: [{ type: 'tracked' }, { type: 'refiled' }],
    });
  });

  it('wakes what answers it in turn', async () => {
    await pipeline.observe(seen('third', 1, answering('reply')), reply(2), question(3));
    await pipeline.record(...(await wakeAndDecide()));
    expect(await find('third')).toBeUndefined();
    await pipeline.record(...(await wakeAndDecide()));
    expect((await find('third'))?.regarding).toMatchObject(fabrikam);
  });

  it('ends as if its parent had come first, in whatever order and however often each is seen', async () => {
    const steps = {
      reply: () => pipeline.observe(reply(1)),
      question: () => pipeline.observe(question(2)),
      wake: async () => pipeline.record(...(await wakeAndDecide())),
    };
    const step = fc.constantFrom(...(['reply', 'question', 'wake'] as const));
    await fc.assert(
      fc
        .asyncProperty(fc.array(step, { maxLength: 6 }), async (order) => {
          for (const name of [...order, 'reply', 'question', 'wake', 'wake'] as const) await steps[name]();
          expect(await find('reply')).toMatchObject({
            regarding: { ...fabrikam, provenance: { source: 'correlation' } },
            links: [{ reason: 'reply-to-tracked', placements: [{ folderId: 'f-inbox' }] }],
            history: [{ type: 'tracked' }],
          });
          expect(await waits(reply(1))).toBe(0);
        })
        .beforeEach(async (previous) => {
          await previous();
          await pipeline.close();
          pipeline = await openPipeline();
          await erin();
          await pipeline.adapters.recordDirectory.putMany([aRecord({ ...fabrikam, emailAddresses: [] })]);
        }),
      { numRuns: 15 },
    );
  });

  it('is decided by each mailbox for itself', async () => {
    await erin({ track: 'none' }, 'm-omar');
    const ofOmar = reply(1, { mailboxId: 'm-omar' });
    await pipeline.observe(reply(1), ofOmar, question(2));
    expect(await waits(ofOmar)).toBe(0);
    await pipeline.record(...(await wakeAndDecide()));
    expect((await find('reply'))?.links.map(({ mailboxId }) => mailboxId)).toEqual(['m-erin']);
  });

  it('waits no longer once it was left out as an internal side thread', async () => {
    const inside = { from: { address: 'omar@contoso.example' }, to: [{ address: 'm-erin@contoso.example' }] };
    await pipeline.observe(reply(1, { mail: aMail(inside) }), question(2));
    expect(reasons(await wakeAndDecide())).toEqual(['skip internal-side-thread']);
    expect(await waits(reply(1))).toBe(0);
  });

  it.each<{ given: string; of: PresentObservation }>([
    { given: 'answers nothing', of: seen('news', 1) },
    { given: 'is private', of: reply(1, { mail: aMail({ sensitivity: 'private' }) }) },
    { given: 'gets its record from a rule', of: reply(1, { folderId: 'f-fabrikam' }) },
    { given: 'rests where nothing is tracked', of: reply(1, { folderId: 'f-elsewhere' }) },
  ])('is nothing that waits when it $given', async ({ of }) => {
    await pipeline.observe(of);
    expect(await waits(of)).toBe(0);
  });
});
