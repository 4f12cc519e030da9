import type { IndexedItem } from '@foldwatch/ports';
import { activityId, fetchedItem, row, unreadRow } from '../../testing/sample-row';
import { concludeFailed } from './conclude-failed';
import { concludeFetched, findFormer, migratedMark, type FetchedFacts } from './conclude-fetched';
import { contentKeyOf } from './content-key';

const conclude = (given: Partial<FetchedFacts>) =>
  concludeFetched({
    item: fetchedItem(),
    row: row(),
    activityId: activityId('one'),
    contentKey: 'content-1',
    hasCategory: false,
    ...given,
  });

describe('concludeFetched', () => {
  it.each<{ given: string; facts: Partial<FetchedFacts>; says: string }>([
    { given: 'an item never seen', facts: { row: unreadRow() }, says: 'present' },
    { given: 'another change key alone', facts: {}, says: 'nothing' },
    { given: 'other content', facts: { contentKey: 'content-2' }, says: 'present' },
    { given: 'another message under the same item', facts: { activityId: activityId('two') }, says: 'present' },
    { given: 'a backfill of what is known', facts: { row: row({ because: 'backfill' }) }, says: 'present' },
    { given: 'a comparison of what is known', facts: { row: row({ because: 'reconciliation' }) }, says: 'present' },
    { given: 'our category, seen for the first time', facts: { hasCategory: true }, says: 'nothing' },
    { given: 'our category taken off', facts: { row: row({ categorySeen: true }) }, says: 'category-removed' },
    { given: 'our category still on', facts: { row: row({ categorySeen: true }), hasCategory: true }, says: 'nothing' },
    {
      given: 'our category taken off and other content',
      facts: { row: row({ categorySeen: true }), contentKey: 'content-2' },
      says: 'present,category-removed',
    },
    {
      given: 'the same copy under a new id',
      facts: { row: unreadRow(), formerly: row({ itemId: 'old' }) },
      says: 'nothing',
    },
  ])('$given says $says', ({ facts, says }) => {
    const { isPresence, isCategoryRemoval } = conclude(facts);
    const said = [...(isPresence ? ['present'] : []), ...(isCategoryRemoval ? ['category-removed'] : [])];
    expect(said.join() || 'nothing').toBe(says);
  });

  it('keeps the key and number of a copy whose id was changed by a migration', () => {
    const formerly = row({ itemId: 'old', itemKey: 'old-key', number: { epoch: 3, read: 4, n: 5 } });
    expect(conclude({ row: unreadRow({ itemKey: 'new-key' }), formerly }).row).toMatchObject({
      itemId: 'item',
      itemKey: 'old-key',
      number: { epoch: 3, read: 4, n: 5 },
      state: 'known',
      changeKey: 'key-2',
    });
  });

  it('gives a draft a content key of its own', () => {
    const { mail } = fetchedItem();
    expect(contentKeyOf({ mail: { ...mail, isDraft: true } })).not.toBe(contentKeyOf({ mail }));
    expect(contentKeyOf({ mail, searchKey: 'a' })).not.toBe(contentKeyOf({ mail, searchKey: 'b' }));
  });
});

describe('findFormer', () => {
  const marked = unreadRow({ failureCode: migratedMark });
  const left = row({ itemId: 'old', itemKey: 'old-key', state: 'left', failureCode: migratedMark });

  it.each<{
    given: string;
    fresh: IndexedItem;
    formers: readonly IndexedItem[];
    taken?: string;
    expected: string | undefined;
  }>([
    { given: 'a copy whose id is gone', fresh: marked, formers: [left], expected: 'old-key' },
    { given: 'an id that is no migration’s', fresh: unreadRow(), formers: [left], expected: undefined },
    { given: 'a copy that left otherwise', fresh: marked, formers: [row({ state: 'left' })], expected: undefined },
    {
      given: 'a copy in another folder',
      fresh: marked,
      formers: [{ ...left, folderId: 'other' }],
      expected: undefined,
    },
    { given: 'a copy that was taken', fresh: marked, formers: [left], taken: 'old-key', expected: undefined },
  ])('$given', ({ fresh, formers, taken, expected }) => {
    const found = findFormer(fresh, formers, new Set(taken === undefined ? [] : [taken]));
    expect(found?.itemKey).toBe(expected);
  });
});

describe('concludeFailed', () => {
  const now = new Date('2026-11-02T00:00:00Z');
  const fail = (attempts: number) =>
    concludeFailed({ row: unreadRow({ attempts }), code: 'ErrorItemCorrupt', now, retryMs: 1_000 });

  it.each([
    { attempts: 0, dueAt: '2026-11-02T00:00:01.000Z', dead: false },
    { attempts: 1, dueAt: '2026-11-02T00:00:02.000Z', dead: false },
    { attempts: 3, dueAt: '2026-11-02T00:00:08.000Z', dead: false },
    { attempts: 4, dueAt: '2026-11-02T01:00:00.000Z', dead: true },
    { attempts: 9, dueAt: '2026-11-02T01:00:00.000Z', dead: false },
  ])('after $attempts attempts tries again at $dueAt', ({ attempts, dueAt, dead }) => {
    const failed = fail(attempts);
    expect(failed.dead).toBe(dead);
    expect(failed.row).toMatchObject({
      state: 'to-fetch',
      attempts: attempts + 1,
      dueAt,
      failureCode: 'ErrorItemCorrupt',
    });
  });
});
