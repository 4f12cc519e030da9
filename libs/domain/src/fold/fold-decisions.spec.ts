import {
  aCategoryRemoved,
  aContentArrival,
  aLeft,
  aMail,
  aManualRegarding,
  aPresent,
  aRelink,
  aSkip,
  anUntrack,
  foldAll,
  foldContext,
  foldSettings,
  ruleFor,
} from '../../testing';
import type { Activity } from '../activity';
import { foldDecision, foldDecisions, type Finding } from './fold-decisions';

const a = ruleFor('a');
const b = ruleFor('b');
const untracking = foldSettings({ onMoveOut: 'untrack', onDelete: 'untrack' });
const folderWins = foldSettings({ regardingPolicy: 'folder-wins' });

const changeAt = (at: string) => ({ ...foldContext, at });

interface Summary {
  readonly status: string | undefined;
  readonly regards: string | undefined;
  readonly changes: string;
}

const summary = (...findings: readonly Finding[]): Summary => {
  const { activity } = foldAll(...findings);
  return {
    status: activity?.status,
    regards: activity?.regarding?.id,
    changes: (activity?.history ?? []).map(({ type }) => type).join(' '),
  };
};

const erin = (activity: Activity | undefined) => activity?.links.find(({ mailboxId }) => mailboxId === 'm-erin');
const omar = (activity: Activity | undefined) => activity?.links.find(({ mailboxId }) => mailboxId === 'm-omar');
const folders = (activity: Activity | undefined): readonly string[] | undefined =>
  erin(activity)?.placements.map(({ folderId }) => folderId);

describe('the fold', () => {
  it.each<{ given: string; findings: readonly Finding[]; expected: Partial<Summary> }>([
    { given: 'nothing tracked', findings: [aSkip({ at: 1 })], expected: { status: undefined } },
    {
      given: 'mail in a tracked folder',
      findings: [aPresent({ at: 1 })],
      expected: { status: 'tracked', regards: undefined, changes: 'tracked' },
    },
    {
      given: 'mail in a folder with a record',
      findings: [aPresent({ at: 1, rule: a })],
      expected: { status: 'tracked', regards: 'a', changes: 'tracked' },
    },
    {
      given: 'a move to an untracked folder',
      findings: [aPresent({ at: 1, rule: a }), aSkip({ at: 2, itemKey: 'k2' }), aLeft({ at: 3 })],
      expected: { status: 'tracked', regards: 'a', changes: 'tracked updated updated' },
    },
    {
      given: 'a move to an untracked folder where that untracks',
      findings: [
        aPresent({ at: 1, rule: a }),
        aSkip({ at: 2, itemKey: 'k2', settings: untracking }),
        aLeft({ at: 3, settings: untracking }),
      ],
      expected: { status: 'untracked', changes: 'tracked updated untracked' },
    },
    {
      given: 'a move out, heard of in the other order',
      findings: [
        aPresent({ at: 1, rule: a }),
        aLeft({ at: 3, settings: untracking }),
        aSkip({ at: 2, itemKey: 'k2', settings: untracking }),
      ],
      expected: { status: 'untracked', changes: 'tracked updated untracked' },
    },
    {
      given: 'a move to another tracked folder where moving out untracks, heard of in the other order',
      findings: [
        aPresent({ at: 1, rule: a }),
        aLeft({ at: 3, settings: untracking }),
        aPresent({ at: 2, itemKey: 'k2', folderId: 'f-b', rule: b, settings: untracking }),
      ],
      expected: { status: 'tracked', regards: 'b', changes: 'tracked updated refiled' },
    },
    {
      given: 'a move back after moving out untracked it',
      findings: [
        aPresent({ at: 1, rule: a }),
        aSkip({ at: 2, itemKey: 'k2', settings: untracking }),
        aLeft({ at: 3, settings: untracking }),
        aPresent({ at: 4, itemKey: 'k3' }),
      ],
      expected: { status: 'tracked', regards: 'a', changes: 'tracked updated untracked tracked' },
    },
    {
      given: 'a move to a tracked folder without record',
      findings: [aPresent({ at: 1, rule: a }), aPresent({ at: 2, itemKey: 'k2', folderId: 'f-2' }), aLeft({ at: 3 })],
      expected: { status: 'tracked', regards: 'a' },
    },
    {
      given: 'a move to a tracked folder with another record',
      findings: [aPresent({ at: 1, rule: a }), aPresent({ at: 2, itemKey: 'k2', rule: b }), aLeft({ at: 3 })],
      expected: { regards: 'b', changes: 'tracked refiled updated' },
    },
    {
      given: 'A, B and A again within one read, the last act delivered first',
      findings: [
        aPresent({ at: 1, rule: a }),
        aPresent({ at: 5, itemKey: 'k3', rule: a }),
        aPresent({ at: 3, itemKey: 'k2', rule: b }),
        aLeft({ at: 4, itemKey: 'k2' }),
        aLeft({ at: 2 }),
      ],
      expected: { status: 'tracked', regards: 'a' },
    },
    {
      given: 'a copy made in another folder and deleted',
      findings: [
        aPresent({ at: 1, rule: a, settings: untracking }),
        aPresent({ at: 2, itemKey: 'k2', rule: b, settings: untracking }),
        aLeft({ at: 3, itemKey: 'k2', whereabouts: 'gone', settings: untracking }),
      ],
      expected: { status: 'tracked', regards: 'b' },
    },
    {
      given: 'a deletion',
      findings: [aPresent({ at: 1, rule: a }), aLeft({ at: 2, whereabouts: 'deleted-items' })],
      expected: { status: 'tracked', regards: 'a', changes: 'tracked updated' },
    },
    {
      given: 'a deletion where that untracks, and moving out does not',
      findings: [
        aPresent({ at: 1 }),
        aSkip({ at: 2, itemKey: 'k2', folderId: 'f-deleted', reason: 'deleted' }),
        aLeft({ at: 3, whereabouts: 'deleted-items', settings: foldSettings({ onDelete: 'untrack' }) }),
      ],
      expected: { status: 'untracked', changes: 'tracked updated untracked' },
    },
    {
      given: 'a deletion where only moving out untracks, heard of in the other order',
      findings: [
        aPresent({ at: 1 }),
        aLeft({ at: 3, whereabouts: 'deleted-items', settings: foldSettings({ onMoveOut: 'untrack' }) }),
        aSkip({ at: 2, itemKey: 'k2', reason: 'deleted', settings: foldSettings({ onMoveOut: 'untrack' }) }),
      ],
      expected: { status: 'tracked' },
    },
    {
      given: 'a record set by hand, and the folder read again',
      findings: [
        aPresent({ at: 1, rule: a }),
        aManualRegarding(2, b.regarding),
        aPresent({ at: 3, rule: a }),
        aPresent({ at: 4, rule: a, because: 'reconciliation' }),
      ],
      expected: { regards: 'b', changes: 'tracked refiled' },
    },
    {
      given: 'a record set by hand, and a later move',
      findings: [
        aPresent({ at: 1, rule: a }),
        aManualRegarding(2, b.regarding),
        aPresent({ at: 3, itemKey: 'k2', rule: a }),
      ],
      expected: { regards: 'a' },
    },
    {
      given: 'a record set by hand, and late word of an earlier move',
      findings: [
        aPresent({ at: 1, rule: a }),
        aManualRegarding(3, b.regarding),
        aPresent({ at: 2, itemKey: 'k2', rule: a }),
      ],
      expected: { regards: 'b' },
    },
    {
      given: 'a record set by hand, and a rule that finds the message by its backfill',
      findings: [
        aPresent({ at: 1 }),
        aManualRegarding(2, b.regarding),
        aPresent({ at: 3, because: 'backfill', rule: a }),
      ],
      expected: { regards: 'b' },
    },
    {
      given: 'the same where folders win',
      findings: [
        aPresent({ at: 1 }),
        aManualRegarding(2, b.regarding),
        aPresent({ at: 3, because: 'backfill', rule: a, settings: folderWins }),
      ],
      expected: { regards: 'a' },
    },
    {
      given: 'a record cleared by hand, and the folder read again',
      findings: [aPresent({ at: 1, rule: a }), aManualRegarding(2, undefined), aPresent({ at: 3, rule: a })],
      expected: { regards: undefined, changes: 'tracked refiled' },
    },
    {
      given: 'an older act delivered after a newer one',
      findings: [aPresent({ at: 2, itemKey: 'k2', rule: b }), aPresent({ at: 1, rule: a })],
      expected: { regards: 'b' },
    },
    {
      given: 'a new rule over a message that its folder held already',
      findings: [aPresent({ at: 1, rule: a }), aPresent({ at: 2, rule: b, because: 'backfill' })],
      expected: { regards: 'b', changes: 'tracked refiled' },
    },
    {
      given: 'the backfill of the same rule',
      findings: [aPresent({ at: 1, rule: a }), aPresent({ at: 2, rule: a, because: 'backfill' })],
      expected: { regards: 'a', changes: 'tracked' },
    },
    {
      given: 'a rule that was paused when another copy came, and is resumed',
      findings: [
        aPresent({ at: 1, rule: a }),
        aSkip({ at: 2, itemKey: 'k2', folderId: 'f-b', reason: 'rule-paused' }),
        aPresent({ at: 3, itemKey: 'k2', folderId: 'f-b', rule: b }),
      ],
      expected: { regards: 'b' },
    },
    {
      given: 'a message marked private where it rests',
      findings: [
        aPresent({ at: 1, settings: untracking }),
        aSkip({ at: 2, folderId: 'f-tracked', reason: 'private-item', settings: untracking }),
      ],
      expected: { status: 'tracked', changes: 'tracked' },
    },
    {
      given: 'an untracked message that is seen where it was',
      findings: [
        aPresent({ at: 1 }),
        anUntrack(2),
        aPresent({ at: 3 }),
        aPresent({ at: 4, because: 'backfill', rule: a }),
      ],
      expected: { status: 'untracked', changes: 'tracked untracked' },
    },
    {
      given: 'an untracked message moved out and in again',
      findings: [
        aPresent({ at: 1 }),
        anUntrack(2),
        aLeft({ at: 3 }),
        aSkip({ at: 4, itemKey: 'k2' }),
        aPresent({ at: 5, itemKey: 'k3', rule: a }),
      ],
      expected: { status: 'tracked', regards: 'a', changes: 'tracked untracked tracked' },
    },
    {
      given: 'late word of a copy made before the message was untracked',
      findings: [
        aPresent({ at: 1 }),
        anUntrack(3),
        aPresent({ at: 2, itemKey: 'k2' }),
        aPresent({ at: 4, itemKey: 'k2' }),
      ],
      expected: { status: 'untracked' },
    },
    {
      given: 'the category taken off',
      findings: [aPresent({ at: 1 }), aCategoryRemoved({ at: 2 }), aPresent({ at: 3 })],
      expected: { status: 'untracked', changes: 'tracked untracked' },
    },
    {
      given: 'the category taken off where that does not untrack',
      findings: [aPresent({ at: 1 }), aCategoryRemoved({ at: 2, settings: foldSettings() })],
      expected: { status: 'tracked', changes: 'tracked' },
    },
    {
      given: 'an old decision redelivered after a newer one',
      findings: [
        aPresent({ at: 1, rule: a }),
        aPresent({ at: 2, itemKey: 'k2', rule: b }),
        aPresent({ at: 1, rule: a }),
      ],
      expected: { regards: 'b', changes: 'tracked refiled' },
    },
    {
      given: 'an arrival heard of after its departure',
      findings: [
        aPresent({ at: 1, rule: a }),
        aLeft({ at: 3, itemKey: 'k2' }),
        aPresent({ at: 2, itemKey: 'k2', rule: b }),
      ],
      expected: { regards: 'a', changes: 'tracked' },
    },
    {
      given: 'a relink of what the rule tracked',
      findings: [aPresent({ at: 1, rule: a }), aRelink(2, { ...b, id: a.id, version: 2 })],
      expected: { regards: 'b', changes: 'tracked refiled' },
    },
    {
      given: 'a relink of what regards nothing yet',
      findings: [aPresent({ at: 1 }), aRelink(2, { ...b, id: 'r1', version: 2 })],
      expected: { regards: 'b' },
    },
    {
      given: 'a relink to no record',
      findings: [aPresent({ at: 1, rule: a }), aRelink(2, { id: a.id, version: 2 })],
      expected: { regards: undefined, changes: 'tracked refiled' },
    },
    {
      given: 'a relink over a record set by hand',
      findings: [
        aPresent({ at: 1, rule: a }),
        aManualRegarding(2, ruleFor('c').regarding),
        aRelink(3, { ...b, id: a.id, version: 2 }),
      ],
      expected: { regards: 'c', changes: 'tracked refiled' },
    },
    {
      given: 'a relink of another rule',
      findings: [aPresent({ at: 1, rule: a }), aRelink(2, { ...b, version: 2 })],
      expected: { regards: 'a', changes: 'tracked' },
    },
    {
      given: 'an older relink after a newer one',
      findings: [
        aPresent({ at: 1, rule: a }),
        aRelink(3, { ...b, id: a.id, version: 3 }),
        aRelink(2, { ...ruleFor('c'), id: a.id, version: 2 }),
      ],
      expected: { regards: 'b' },
    },
  ])('$given', ({ findings, expected }) => {
    expect(summary(...findings)).toMatchObject(expected);
  });

  it('shows the folder to which mail was moved', () => {
    const { activity } = foldAll(aPresent({ at: 1 }), aSkip({ at: 2, itemKey: 'k2' }), aLeft({ at: 3 }));
    expect(folders(activity)).toEqual(['f-untracked']);
  });

  it('numbers changes without gaps across untracking', () => {
    const { activity } = foldAll(aPresent({ at: 1 }), anUntrack(2), aPresent({ at: 3, itemKey: 'k2' }));
    expect(activity?.history.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(activity?.sequence).toBe(3);
  });

  it('brings out again what a redelivered decision had caused, and everything later', () => {
    const first = aPresent({ at: 1, rule: a });
    const { activity } = foldAll(first, aManualRegarding(2, b.regarding));
    const again = foldDecision(activity, first, foldContext);
    expect(again.isChanged).toBe(false);
    expect(again.changes.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(again.actions).toContainEqual(expect.objectContaining({ kind: 'set-category', category: 'Tracked: B' }));
    expect(again.actions).toContainEqual(expect.objectContaining({ kind: 'fetch-content', again: false }));
  });

  it('tells nobody of a message that is only read again', () => {
    const { activity } = foldAll(aPresent({ at: 1, rule: a }));
    const again = foldDecision(activity, aPresent({ at: 2, rule: a }), foldContext);
    expect(again).toMatchObject({ changes: [], actions: [] });
  });
});

describe('two mailboxes with one message', () => {
  const inErin = aPresent({ at: 1, rule: a });
  const inOmar = aPresent({ at: 2, mailboxId: 'm-omar', rule: b });

  it('keeps the record of the first and records the conflict of the second', () => {
    const { activity } = foldAll(inErin, inOmar);
    expect(activity?.regarding?.id).toBe('a');
    expect(omar(activity)?.conflict).toEqual({ ruleId: 'r-b', wanted: b.regarding });
    expect(erin(activity)?.conflict).toBeUndefined();
  });

  it('sees the order in which they were seen', () => {
    const { activity } = foldAll(inOmar, inErin);
    expect(activity?.regarding?.id).toBe('b');
    expect(erin(activity)?.conflict?.wanted.id).toBe('a');
  });

  it('clears the conflict when the record is set to what was wanted', () => {
    const { activity } = foldAll(inErin, inOmar, aManualRegarding(3, b.regarding));
    expect(omar(activity)?.conflict).toBeUndefined();
  });

  it('lets a later move in one of them override a person, but not a first sight in another', () => {
    const set = aManualRegarding(2, ruleFor('c').regarding);
    const first = foldAll(inErin, set, aPresent({ at: 3, mailboxId: 'm-omar', rule: b })).activity;
    expect(first?.regarding?.id).toBe('c');
    expect(omar(first)?.conflict?.wanted.id).toBe('b');
    const moved = foldDecision(first, aPresent({ at: 4, mailboxId: 'm-omar', itemKey: 'k9', rule: b }), foldContext);
    expect(moved.activity?.regarding?.id).toBe('b');
    expect(omar(moved.activity)?.conflict).toBeUndefined();
  });

  it('hides the activity only when the last link is gone', () => {
    const one = foldAll(inErin, inOmar, anUntrack(3, 'm-omar'));
    expect(one.activity?.status).toBe('tracked');
    expect(one.actions).toContainEqual({
      kind: 'set-category',
      mailboxId: 'm-omar',
      activityId: inErin.activityId,
      categoryName: 'Tracked',
    });
    const both = foldDecision(one.activity, anUntrack(4), foldContext);
    expect(both.activity?.status).toBe('untracked');
    expect(both.changes.map(({ type }) => type)).toEqual(['untracked']);
  });

  it('sends the category to everybody when the record changes', () => {
    const { activity } = foldAll(inErin, inOmar);
    const { actions } = foldDecision(activity, aManualRegarding(3, ruleFor('c').regarding), foldContext);
    const categories = actions.flatMap((action) => (action.kind === 'set-category' ? [action] : []));
    expect(categories.map(({ mailboxId, category, regarding }) => [mailboxId, category, regarding])).toEqual([
      ['m-erin', 'Tracked: C', { table: 'account', id: 'c' }],
      ['m-omar', 'Tracked: C', { table: 'account', id: 'c' }],
    ]);
  });

  it('shows blind copies only to those who may see the mailbox they are known from', () => {
    const bcc = [{ address: 'boss@contoso.example' }];
    const sent = aPresent({ at: 2, mailboxId: 'm-omar', direction: 'outgoing', mail: aMail({ bcc }) });
    const { activity } = foldAll(inErin, sent);
    expect(activity?.message.bcc).toEqual([{ address: 'boss@contoso.example', onlyIn: 'm-omar' }]);
    expect(activity?.message.direction).toBe('outgoing');
  });
});

describe('content', () => {
  const stub = aPresent({ at: 1, contentKey: 'stub' });
  const full = aPresent({ at: 3, contentKey: 'full', mail: aMail({ subject: 'Quote, scanned' }) });

  it('is stored once, however often it comes', () => {
    const { activity } = foldAll(stub, aContentArrival(2, 'h1'), aContentArrival(2, 'h1'));
    expect(activity?.content).toMatchObject({ state: 'stored', current: { hash: 'h1' }, earlier: [] });
    expect(activity?.history.map(({ type }) => type)).toEqual(['tracked', 'updated']);
  });

  it('is fetched again when other content is seen in the same mailbox, and the later one becomes the current one', () => {
    const { activity } = foldAll(stub, aContentArrival(2, 'h1'));
    const seen = foldDecision(activity, full, foldContext);
    expect(seen.actions).toContainEqual(expect.objectContaining({ kind: 'fetch-content', again: true }));
    expect(seen.activity?.message.subject).toBe('Quote, scanned');
    const fetched = foldDecisions(seen.activity, [aContentArrival(4, 'h2'), aContentArrival(2, 'h1')], foldContext);
    expect(fetched.activity?.content).toMatchObject({ state: 'stored', current: { hash: 'h2' } });
    expect(fetched.activity?.content.earlier.map(({ hash }) => hash)).toEqual(['h1']);
  });

  it('does not become the current one when the sent time differs, and stays readable', () => {
    const sentAt = '2026-03-02T10:00:00.000Z';
    const { activity } = foldAll(stub, aContentArrival(2, 'h1'), aContentArrival(4, 'h2', { sentAt }));
    expect(activity?.content).toMatchObject({ current: { hash: 'h1' }, earlier: [{ hash: 'h2' }] });
  });

  it('is not fetched again because another mailbox has another copy', () => {
    const { activity } = foldAll(stub, aContentArrival(2, 'h1'));
    const { actions } = foldDecision(activity, { ...full, mailboxId: 'm-omar' }, foldContext);
    expect(actions.map(({ kind }) => kind)).toEqual(['set-category']);
  });

  it('is gone only while none was ever stored, and looked for again in a new copy', () => {
    const gone = { ...aContentArrival(2, ''), version: undefined };
    expect(foldAll(stub, aContentArrival(2, 'h1'), gone).activity?.content.state).toBe('stored');
    const { activity } = foldAll(stub, gone);
    expect(activity?.content.state).toBe('gone');
    const { actions } = foldDecision(activity, aPresent({ at: 3, mailboxId: 'm-omar' }), foldContext);
    expect(actions).toContainEqual(expect.objectContaining({ kind: 'fetch-content', mailboxId: 'm-omar' }));
  });

  it('says when something was left out', () => {
    const arrival = aContentArrival(2, 'h1');
    const attachments = [{ name: 'a.exe', contentType: 'x/y', sizeBytes: 1, omitted: 'blocked-type' }] as const;
    const version = arrival.version && { ...arrival.version, attachments };
    expect(foldAll(stub, { ...arrival, version }).activity?.content.state).toBe('partial');
  });
});

describe('the history', () => {
  it('keeps everything under a day old, and always what people may still read', () => {
    let { activity } = foldDecision(undefined, aPresent({ at: 1 }), changeAt('2026-03-01T00:00:00.000Z'));
    for (let n = 2; n <= 150; n += 1) {
      const moved = aPresent({ at: n, itemKey: `k${n % 3}`, folderId: `f${n}` });
      ({ activity } = foldDecision(activity, moved, changeAt('2026-03-02T12:00:00.000Z')));
    }
    expect(activity?.history.at(0)?.sequence).toBe(2);
    for (let n = 151; n <= 160; n += 1) {
      const moved = aPresent({ at: n, itemKey: `k${n % 3}`, folderId: `f${n}` });
      ({ activity } = foldDecision(activity, moved, changeAt('2026-03-05T12:00:00.000Z')));
    }
    expect(activity?.history).toHaveLength(100);
    expect(activity?.history.at(-1)?.sequence).toBe(160);
  });
});
