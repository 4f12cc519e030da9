import type { FolderRule } from '@foldwatch/domain';
import type { FolderListing, IndexedItem, ItemChange } from '@foldwatch/ports';
import { row, unreadRow } from '../../testing/sample-row';
import { planListing, unseenRow } from './plan-listing';

const before = '2026-11-01T00:00:00Z';
const after = '2026-11-03T00:00:00Z';
const waitUntil = '2026-12-01T00:00:00Z';

const listing = (existing: FolderListing['existing']): FolderListing => ({
  id: 'listing',
  existing,
  receivedAfter: '2026-11-02T00:00:00Z',
  knownSeen: false,
});

const rule = (existing: 'track' | 'skip'): FolderRule => ({
  id: 'rule',
  version: 1,
  folderId: 'folder',
  action: 'track',
  includeSubfolders: false,
  existing,
  effectiveFrom: before,
  paused: false,
});

const present = (receivedAt: string, changeKey = 'key-1'): ItemChange => ({
  kind: 'present',
  itemId: 'item',
  changeKey,
  receivedAt,
});

const plan = (
  existing: FolderListing['existing'],
  change: ItemChange,
  known?: IndexedItem,
  by: FolderRule | undefined = rule('track'),
) =>
  planListing({
    changes: [change],
    rows: new Map(known === undefined ? [] : [[known.itemId, known]]),
    listing: listing(existing),
    ...(by !== undefined && { terms: by }),
    fresh: ({ itemId, changeKey }) => unreadRow({ itemId, changeKey }),
    waitUntil,
  });

const seen = { listingId: 'listing' };

describe('planListing', () => {
  it.each<{
    given: string;
    existing: FolderListing['existing'];
    change?: ItemChange;
    known?: IndexedItem;
    by?: FolderRule;
    expected: object;
  }>([
    { given: 'mail to be tracked', existing: 'track', expected: { state: 'to-fetch', because: 'backfill', ...seen } },
    { given: 'mail to be left out', existing: 'skip', expected: { state: 'skipped', ...seen } },
    {
      given: 'mail that came after the rule, though the rest is left out',
      existing: 'skip',
      change: present(after),
      expected: { state: 'to-fetch', because: 'change', ...seen },
    },
    {
      given: 'unknown mail in a comparison, which waits for its end',
      existing: 'compare',
      expected: { state: 'to-fetch', because: 'change', dueAt: waitUntil, ...seen },
    },
    {
      given: 'known mail under another rule',
      existing: 'track',
      known: row(),
      expected: { state: 'to-fetch', because: 'backfill' },
    },
    {
      given: 'known mail that the new rule leaves out',
      existing: 'skip',
      known: row(),
      expected: { state: 'known', ...seen },
    },
    { given: 'known mail in a comparison', existing: 'compare', known: row(), expected: { state: 'known', ...seen } },
    {
      given: 'known mail that changed',
      existing: 'compare',
      change: present(before, 'key-2'),
      known: row(),
      expected: { state: 'to-fetch', because: 'change' },
    },
    {
      given: 'mail taken for left',
      existing: 'compare',
      known: row({ state: 'left' }),
      expected: { state: 'known', ...seen },
    },
    {
      given: 'skipped mail under a rule that tracks',
      existing: 'track',
      known: unreadRow({ state: 'skipped' }),
      expected: { state: 'to-fetch', because: 'backfill' },
    },
    {
      given: 'skipped mail when its own rule lists the folder again',
      existing: 'track',
      known: unreadRow({ state: 'skipped' }),
      by: rule('skip'),
      expected: { state: 'skipped', ...seen },
    },
    {
      given: 'an unfinished backfill that the new rule leaves out',
      existing: 'skip',
      known: unreadRow({ because: 'backfill' }),
      expected: { state: 'skipped', ...seen },
    },
    {
      given: 'mail reported absent while the folder is listed',
      existing: 'track',
      change: { kind: 'absent', itemId: 'item' },
      known: row(),
      expected: { state: 'left' },
    },
  ])('$given', ({ existing, change = present(before), known, by, expected }) => {
    expect(plan(existing, change, known, by).put).toMatchObject([expected]);
  });

  it('does not touch again what it has seen, when a page is read twice', () => {
    const once = plan('track', present(before), row()).put[0];
    const fetched: IndexedItem = { ...row(), ...seen };
    expect(once).toMatchObject({ state: 'to-fetch' });
    expect(plan('track', present(before), fetched).put).toEqual([]);
  });

  it('marks in an untracked folder only what is known', () => {
    const facts = { listing: listing('compare'), fresh: () => unreadRow(), waitUntil };
    expect(planListing({ ...facts, changes: [present(after)], rows: new Map() }).put).toEqual([]);
    const rows = new Map([['item', row()]]);
    expect(planListing({ ...facts, changes: [present(after)], rows }).put).toMatchObject([{ state: 'known', ...seen }]);
  });

  it.each([
    { given: 'a known id', known: row(), expected: true },
    { given: 'a skipped id', known: unreadRow({ state: 'skipped' }), expected: true },
    { given: 'an id of this listing', known: row(seen), expected: false },
    { given: 'an unknown id', known: undefined, expected: false },
  ])('knows by $given whether the mailbox was migrated', ({ known, expected }) => {
    expect(plan('compare', present(before), known).knownSeen).toBe(expected);
  });

  it.each([
    { given: 'known', unseen: row(), expected: { state: 'left', failureCode: 'mark' } },
    { given: 'skipped', unseen: unreadRow({ state: 'skipped' }), expected: { state: 'left', failureCode: 'mark' } },
    { given: 'never read', unseen: unreadRow(), expected: { state: 'to-fetch', ...seen } },
  ])('has what it did not see looked for: $given', ({ unseen, expected }) => {
    expect(unseenRow(unseen, 'listing', 'mark')).toMatchObject(expected);
  });
});
