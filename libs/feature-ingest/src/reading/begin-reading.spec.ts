import type { FolderRule } from '@foldwatch/domain';
import type { FolderCursor } from '@foldwatch/ports';
import { beginAgain, beginReading, type ReadingFacts } from './begin-reading';

const now = new Date('2026-11-02T00:00:00Z');
const rule: FolderRule = {
  id: 'rule',
  version: 1,
  folderId: 'folder',
  action: 'track',
  includeSubfolders: false,
  existing: 'skip',
  effectiveFrom: '2026-11-01T00:00:00Z',
  paused: false,
};
const cursor: FolderCursor = { folderId: 'folder', cursor: 'far', ruleId: 'rule', lastReadAt: '2026-11-01T00:00:00Z' };

const begin = (given: Partial<ReadingFacts>) =>
  beginReading({ folderId: 'folder', ruleWasListed: false, newListingId: 'new', now, ...given });

describe('beginReading', () => {
  it.each<{ given: string; facts: Partial<ReadingFacts>; expected: object; absent: readonly string[] }>([
    {
      given: 'lists a new rule’s folder as the user chose',
      facts: { terms: rule },
      expected: { ruleId: 'rule', listing: { id: 'new', existing: 'skip', receivedAfter: rule.effectiveFrom } },
      absent: ['cursor'],
    },
    {
      given: 'tracks what a folder holds that comes into the rule’s reach later',
      facts: { terms: rule, ruleWasListed: true },
      expected: { listing: { existing: 'track', receivedAfter: now.toISOString() } },
      absent: ['cursor'],
    },
    { given: 'goes on from the rule’s cursor', facts: { terms: rule, cursor }, expected: cursor, absent: ['listing'] },
    {
      given: 'lists anew for another rule',
      facts: { terms: { ...rule, id: 'other' }, cursor },
      expected: { ruleId: 'other', listing: { existing: 'skip' } },
      absent: ['cursor'],
    },
    {
      given: 'goes on as a follower when the rule is gone',
      facts: { cursor },
      expected: { cursor: 'far' },
      absent: ['ruleId', 'listing'],
    },
    {
      given: 'begins to follow a folder',
      facts: {},
      expected: { listing: { id: 'new', existing: 'compare' } },
      absent: ['cursor', 'ruleId'],
    },
  ])('$given', ({ facts, expected, absent }) => {
    const reading = begin(facts);
    expect(reading).toMatchObject(expected);
    expect(absent.filter((name) => name in reading)).toEqual([]);
  });

  it('compares after a refused cursor, and repeats a first listing', () => {
    expect(beginAgain(cursor, 'new')).toMatchObject({ ruleId: 'rule', listing: { id: 'new', existing: 'compare' } });
    expect(beginAgain(cursor, 'new')).not.toHaveProperty('cursor');
    const listing = { id: 'old', existing: 'track', knownSeen: true } as const;
    expect(beginAgain({ ...cursor, listing }, 'new').listing).toEqual(listing);
  });
});
