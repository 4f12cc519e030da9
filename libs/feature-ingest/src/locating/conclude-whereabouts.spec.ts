import type { IndexedItem } from '@foldwatch/ports';
import { activityId, row, unreadRow } from '../../testing/sample-row';
import { concludeWhereabouts, type FoundItem } from './conclude-whereabouts';

const now = new Date('2026-11-02T00:00:00Z');
const left = (given: Partial<IndexedItem> = {}): IndexedItem => row({ state: 'left', ...given });
const found = (given: Partial<FoundItem> = {}): FoundItem => ({
  changeKey: 'key-1',
  isSameItem: false,
  isInDeletedItems: false,
  row: row({ folderId: 'other' }),
  ...given,
});
const binned = found({ isInDeletedItems: true });
const unread = found({ row: unreadRow({ folderId: 'other' }) });

const conclude = (lost: IndexedItem, copies: readonly FoundItem[]) =>
  concludeWhereabouts({ row: lost, found: copies, now, secondLookMs: 2_000 });

describe('concludeWhereabouts', () => {
  it.each<{ given: string; lost?: IndexedItem; copies: readonly FoundItem[]; expected: object }>([
    { given: 'a copy in another folder', copies: [found()], expected: { kind: 'left', whereabouts: 'elsewhere' } },
    {
      given: 'a copy only in Deleted Items',
      copies: [binned],
      expected: { kind: 'left', whereabouts: 'deleted-items' },
    },
    { given: 'copies in both', copies: [binned, found()], expected: { kind: 'left', whereabouts: 'elsewhere' } },
    {
      given: 'copies of which one was never told of',
      copies: [
        binned,
        found({ row: row({ folderId: 'other', itemKey: 'k2', number: { epoch: 1, read: 2, n: 3 } }) }),
        found({ row: unreadRow({ folderId: 'third', state: 'skipped' }) }),
      ],
      expected: {
        kind: 'left',
        located: [{ itemKey: 'k2', folderId: 'other', number: { epoch: 1, read: 2, n: 3 } }],
      },
    },
    {
      given: 'no copy, at the first look',
      copies: [],
      expected: { kind: 'wait', row: { attempts: 1, dueAt: '2026-11-02T00:00:02.000Z' } },
    },
    {
      given: 'no copy, at the second look',
      lost: left({ attempts: 1 }),
      copies: [],
      expected: { whereabouts: 'gone' },
    },
    {
      given: 'another message with the same Message-ID',
      lost: left({ attempts: 1 }),
      copies: [found({ row: row({ activityId: activityId('two') }) })],
      expected: { kind: 'left', whereabouts: 'gone' },
    },
    {
      given: 'the very same item in its folder',
      copies: [found({ isSameItem: true, row: left() })],
      expected: { kind: 'in-place', row: { state: 'known' } },
    },
    {
      given: 'the very same item, changed',
      copies: [found({ isSameItem: true, changeKey: 'key-2' })],
      expected: { kind: 'in-place', row: { state: 'to-fetch', because: 'change' } },
    },
    {
      given: 'the very same item of a skipped mail',
      lost: unreadRow({ state: 'left' }),
      copies: [found({ isSameItem: true, changeKey: 'key-2' })],
      expected: { kind: 'in-place', row: { state: 'skipped' } },
    },
    { given: 'a copy that could not be read yet', copies: [unread], expected: { kind: 'wait' } },
    {
      given: 'a copy that could not be read for long',
      lost: left({ attempts: 5 }),
      copies: [unread],
      expected: { kind: 'left', whereabouts: 'elsewhere' },
    },
  ])('$given', ({ lost = left(), copies, expected }) => {
    expect(conclude(lost, copies)).toMatchObject(expected);
  });
});
