import fc from 'fast-check';
import { aLeft, aPresent, aSkip, foldAll, foldSettings, locatedAt, ruleFor } from '../../testing';
import type { Finding } from './fold-decisions';

const a = ruleFor('a');
const b = ruleFor('b');
const untracking = foldSettings({ onMoveOut: 'untrack' });

const summary = (...findings: readonly Finding[]) => {
  const { activity } = foldAll(...findings);
  return {
    status: activity?.status,
    regards: activity?.regarding?.id,
    changes: (activity?.history ?? []).map(({ type }) => type).join(' '),
  };
};

describe('a departure that says where copies were found, where moving out untracks', () => {
  it.each<{ given: string; findings: readonly Finding[]; expected: Partial<ReturnType<typeof summary>> }>([
    {
      given: 'a move to another tracked folder that is heard of last, while another copy is in an untracked one',
      findings: [
        aPresent({ at: 1, rule: a, settings: untracking }),
        aSkip({ at: 2, itemKey: 'k3', settings: untracking }),
        aLeft({ at: 4, settings: untracking, located: [locatedAt(3, 'k2', 'f-b'), locatedAt(2, 'k3', 'f-untracked')] }),
        aSkip({ at: 5, itemKey: 'k3', folderId: 'f-elsewhere', settings: untracking }),
        aPresent({ at: 3, itemKey: 'k2', folderId: 'f-b', rule: b, settings: untracking }),
      ],
      expected: { status: 'tracked', regards: 'b', changes: 'tracked updated updated updated refiled' },
    },
    {
      given: 'the same, when what was found turns out to be in no tracked folder',
      findings: [
        aPresent({ at: 1, rule: a, settings: untracking }),
        aSkip({ at: 2, itemKey: 'k3', settings: untracking }),
        aLeft({ at: 4, settings: untracking, located: [locatedAt(3, 'k2', 'f-untracked')] }),
        aSkip({ at: 3, itemKey: 'k2', settings: untracking }),
      ],
      expected: { status: 'untracked', changes: 'tracked updated updated untracked' },
    },
    {
      given: 'a move out while a copy is found that was there before the message was tracked',
      findings: [
        aSkip({ at: 1, itemKey: 'k0', settings: untracking }),
        aPresent({ at: 2, settings: untracking }),
        aSkip({ at: 3, itemKey: 'k2', settings: untracking }),
        aLeft({ at: 4, settings: untracking, located: [locatedAt(1, 'k0', 'f-x'), locatedAt(3, 'k2', 'f-untracked')] }),
      ],
      expected: { status: 'untracked' },
    },
    {
      given: 'a copy that is found, and leaves before it was heard of',
      findings: [
        aPresent({ at: 1, settings: untracking }),
        aSkip({ at: 2, itemKey: 'k3', settings: untracking }),
        aLeft({ at: 4, settings: untracking, located: [locatedAt(3, 'k2', 'f-b')] }),
        aLeft({ at: 5, itemKey: 'k2', whereabouts: 'elsewhere', settings: untracking }),
        aSkip({ at: 6, itemKey: 'k4', settings: untracking }),
      ],
      expected: { status: 'untracked' },
    },
  ])('$given', ({ findings, expected }) => {
    expect(summary(...findings)).toMatchObject(expected);
  });

  it('tells no chain of moves between tracked folders as untracking, however late an arrival is heard of', () => {
    const settings = foldSettings({ onMoveOut: 'untrack' });
    const first = aPresent({ at: 1, itemKey: 'k0', settings });
    const copy = aSkip({ at: 2, itemKey: 'copy', settings });
    const arrivals = ['f-b', 'f-a', 'f-plain'].map((folderId, n) =>
      aPresent({ at: 10 * n + 11, itemKey: `k${n + 1}`, folderId, settings }),
    );
    const departures = arrivals.map(({ itemKey, folderId, number }, n) =>
      aLeft({ at: 10 * n + 12, itemKey: `k${n}`, settings, located: [{ itemKey, folderId, number }] }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray([...arrivals, ...departures, copy], { minLength: 7 }), (heard) => {
        const { activity, changes } = foldAll(first, ...heard);
        expect(changes.map(({ type }) => type)).not.toContain('untracked');
        expect(activity?.links[0]?.placements.map(({ itemKey }) => itemKey)).toEqual(['copy', 'k3']);
        expect(activity?.links[0]).not.toHaveProperty('awaited');
      }),
    );
  });
});
