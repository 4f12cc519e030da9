import fc from 'fast-check';
import {
  aCategoryRemoved,
  aLeft,
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
import type { FoldSettings, PresentDecision } from '../decision';
import { foldDecisions, type Finding } from './fold-decisions';

const mailboxes = ['m-erin', 'm-omar'] as const;
const items = ['k1', 'k2', 'k3'] as const;
const folders = ['f-a', 'f-b', 'f-none', 'f-plain', 'f-deleted'] as const;

const settingsOf = fc.record({
  onMoveOut: fc.constantFrom('keep' as const, 'untrack' as const),
  onDelete: fc.constantFrom('keep' as const, 'untrack' as const),
  regardingPolicy: fc.constantFrom('manual-wins' as const, 'folder-wins' as const),
});

/** What the rules would decide of an item in a folder. */
function presentIn(folderId: string, given: Partial<PresentDecision> & { readonly at: number }): PresentDecision {
  if (folderId === 'f-none') return aSkip({ ...given, folderId });
  if (folderId === 'f-deleted') return aSkip({ ...given, folderId, reason: 'deleted' });
  const rule = folderId === 'f-plain' ? { id: 'r-plain', version: 1 } : ruleFor(folderId.slice(2));
  return aPresent({ ...given, folderId, rule });
}

const step = fc.record({
  kind: fc.constantFrom('present', 'present', 'present', 'left', 'category', 'manual', 'untrack', 'relink'),
  mailboxId: fc.constantFrom(...mailboxes),
  itemKey: fc.constantFrom(...items),
  folderId: fc.constantFrom(...folders),
  because: fc.constantFrom('change' as const, 'backfill' as const, 'reconciliation' as const),
  contentKey: fc.constantFrom('c1', 'c2'),
  whereabouts: fc.constantFrom('elsewhere' as const, 'deleted-items' as const, 'gone' as const),
});
type Drawn = typeof step extends fc.Arbitrary<infer T> ? T : never;

function findingOf({ kind, mailboxId, itemKey, folderId, ...drawn }: Drawn, at: number, given: Partial<FoldSettings>) {
  const settings = foldSettings(given);
  const seen = { at, mailboxId, itemKey: `${mailboxId}-${itemKey}`, folderId };
  switch (kind) {
    case 'left':
      return aLeft({ ...seen, whereabouts: drawn.whereabouts, settings });
    case 'category':
      return aCategoryRemoved({ ...seen, settings: { ...settings, untrackOnCategoryRemoved: true } });
    case 'manual':
      return { ...aManualRegarding(at, itemKey === 'k1' ? undefined : ruleFor(itemKey).regarding), settings };
    case 'untrack':
      return { ...anUntrack(at, itemKey === 'k1' ? undefined : mailboxId), settings };
    case 'relink':
      return aRelink(at, { ...ruleFor('a', 2), regarding: ruleFor('z').regarding }, { mailboxId, settings });
    case 'present':
    default:
      return presentIn(folderId, { ...seen, because: drawn.because, contentKey: drawn.contentKey, settings });
  }
}

/** Decisions in the order in which they were made. */
const stories = (maxLength: number) =>
  fc
    .tuple(fc.array(step, { minLength: 1, maxLength }), settingsOf)
    .map(([steps, settings]): readonly Finding[] => steps.map((drawn, n) => findingOf(drawn, n + 1, settings)));

const fold = (before: Activity | undefined, findings: readonly Finding[]): Activity | undefined =>
  foldDecisions(before, findings, foldContext).activity;

/** Without what nobody is told of: some of it comes from before there was a link that could remember it. */
const visible = (activity: Activity | undefined) =>
  activity && {
    ...activity,
    links: activity.links.map((link) => ({
      ...link,
      departed: [],
      placements: link.placements.map((placement) => ({ ...placement, number: undefined })),
    })),
  };

const isTracked = (activity: Activity | undefined): boolean => activity?.status === 'tracked';

describe('folding any story', () => {
  it('comes to the same when any prefix of it is replayed, however far what follows was folded already', () => {
    const cut = stories(12).chain((story) => fc.tuple(fc.constant(story), fc.nat(story.length), fc.nat(story.length)));
    fc.assert(
      fc.property(cut, ([story, from, to]) => {
        const upTo = story.slice(0, to);
        const once = fold(undefined, upTo);
        expect(fold(fold(undefined, story.slice(0, from)), story.slice(from, Math.max(from, to)))).toEqual(
          fold(undefined, story.slice(0, Math.max(from, to))),
        );
        const replayed = upTo.slice(0, from).filter(({ kind }) => kind !== 'relink');
        expect(visible(fold(once, replayed))).toEqual(visible(once));
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the same activity however often and in whatever order parts of it are delivered again', () => {
    const repeats = stories(12).chain((story) => {
      // A relink that came before its link was there does its work when it comes again.
      const repeatable = story.filter(({ kind }) => kind !== 'relink');
      const again = repeatable.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...repeatable));
      return fc.tuple(fc.constant(story), again);
    });
    fc.assert(
      fc.property(repeats, ([story, again]) => {
        const once = fold(undefined, story);
        expect(visible(fold(once, again))).toEqual(visible(once));
      }),
      { numRuns: 2_000 },
    );
  });

  it('relinks once', () => {
    fc.assert(
      fc.property(stories(12), (story) => {
        const relink = aRelink(story.length + 1, { ...ruleFor('a', 2), regarding: ruleFor('z').regarding });
        const once = fold(undefined, [...story, relink]);
        expect(fold(once, [relink])).toEqual(once);
      }),
    );
  });

  it('gives the same activity one by one as in a batch', () => {
    fc.assert(
      fc.property(stories(12), (story) => {
        const byOne = story.reduce<Activity | undefined>((activity, finding) => fold(activity, [finding]), undefined);
        expect(fold(undefined, story)).toEqual(byOne);
      }),
    );
  });

  it('numbers changes without gaps, and says tracked and untracked in turn', () => {
    fc.assert(
      fc.property(stories(20), (story) => {
        const { activity, changes } = foldAll(...story);
        expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, at) => at + 1));
        expect(activity?.sequence ?? 0).toBe(changes.length);
        const turns = changes.map(({ type }) => type).filter((type) => type === 'tracked' || type === 'untracked');
        expect(turns.every((type, at) => type === (at % 2 === 0 ? 'tracked' : 'untracked'))).toBe(true);
      }),
    );
  });

  it('is tracked exactly while a link is, and holds a conflict only about another record', () => {
    fc.assert(
      fc.property(stories(20), (story) => {
        const activity = fold(undefined, story);
        const links = activity?.links ?? [];
        expect(isTracked(activity)).toBe(links.some(({ status }) => status === 'tracked'));
        const wanted = links.flatMap(({ conflict }) => conflict?.wanted.id ?? []);
        expect(wanted).not.toContain(activity?.regarding?.id);
      }),
    );
  });

  it('never brings an untracked message back by items that it had', () => {
    fc.assert(
      fc.property(stories(15), (story) => {
        const last = story.length;
        const untracked = fold(fold(undefined, story), [anUntrack(last + 1)]);
        const known = (untracked?.links ?? []).flatMap(({ mailboxId, placements }) =>
          placements.map((placement) => ({ mailboxId, placement })),
        );
        const again = known.map(({ mailboxId, placement: { itemKey, folderId } }, n) =>
          presentIn(folderId, { at: last + 2 + n, mailboxId, itemKey, because: 'reconciliation' }),
        );
        expect(isTracked(fold(untracked, again))).toBe(false);
      }),
    );
  });

  it('keeps a record set by hand whatever is read again', () => {
    fc.assert(
      fc.property(stories(15), (story) => {
        const last = story.length;
        const before = fold(undefined, [...story, aManualRegarding(last + 1, ruleFor('hand').regarding)]);
        const again = (before?.links ?? []).flatMap(({ mailboxId, placements }) =>
          placements
            .filter(({ tracked }) => tracked)
            .map(({ itemKey, folderId }, n) => presentIn(folderId, { at: last + 2 + n, mailboxId, itemKey })),
        );
        expect(fold(before, again)?.regarding?.id).toBe(before?.regarding?.id);
      }),
    );
  });
});

/** What people see of a message, without numbers and times. */
const seenOf = (activity: Activity | undefined) => ({
  status: activity?.status,
  regards: activity?.regarding?.id,
  links: activity?.links.map(({ status, placements, conflict }) => ({
    status,
    conflict: conflict?.wanted.id,
    folders: placements.map(({ folderId, itemKey }) => `${folderId}/${itemKey}`),
  })),
});

describe('a chain of moves', () => {
  it('ends alike in whatever order arrivals and departures are heard of once the message is tracked', () => {
    const chains = fc
      .tuple(fc.array(fc.constantFrom('f-a', 'f-b', 'f-plain', 'f-none'), { minLength: 1, maxLength: 5 }), settingsOf)
      .chain(([places, given]) => {
        const settings = foldSettings({ ...given, onMoveOut: 'keep' });
        const moves = places.map((folderId, n): readonly Finding[] => [
          presentIn(folderId, { at: 2 * n + 2, itemKey: `k${n + 1}`, settings }),
          aLeft({ at: 2 * n + 3, itemKey: `k${n}`, settings }),
        ]);
        const first = presentIn('f-a', { at: 1, itemKey: 'k0', settings });
        return fc.tuple(
          fc.constant([first, ...moves.flat()]),
          ...moves.map((move) => fc.boolean().map((turned) => (turned ? move.toReversed() : move))),
        );
      });
    fc.assert(
      fc.property(chains, ([inOrder, ...moves]) => {
        const [first, ...rest] = inOrder;
        const heard = rest.length === 0 ? [] : moves.flat();
        expect(seenOf(foldAll(...(first === undefined ? [] : [first]), ...heard).activity)).toEqual(
          seenOf(foldAll(...inOrder).activity),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('untracks alike in either order where moving out untracks, and never while it ends in a tracked folder', () => {
    const settings = foldSettings({ onMoveOut: 'untrack' });
    for (const folderId of ['f-a', 'f-b', 'f-plain', 'f-none']) {
      const first = presentIn('f-a', { at: 1, itemKey: 'k0', settings });
      const move = [presentIn(folderId, { at: 2, settings }), aLeft({ at: 3, itemKey: 'k0', settings })];
      const inOrder = foldAll(first, ...move);
      const turned = foldAll(first, ...move.toReversed());
      expect(seenOf(turned.activity)).toEqual(seenOf(inOrder.activity));
      expect(isTracked(inOrder.activity)).toBe(folderId !== 'f-none');
      expect([...inOrder.changes, ...turned.changes].some(({ type }) => type === 'untracked')).toBe(
        folderId === 'f-none',
      );
    }
  });
});
