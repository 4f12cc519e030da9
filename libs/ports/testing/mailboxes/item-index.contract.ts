import { OwnershipLost, type IndexedItem, type ItemIndex, type MailboxEpochs } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { activityId, at } from '../activities/sample-activity';

interface Indexed {
  readonly epochs: MailboxEpochs;
  readonly items: ItemIndex;
}

const item = (itemId: string, parts: Partial<IndexedItem> = {}): IndexedItem => ({
  folderId: 'f1',
  itemId,
  changeKey: 'ck',
  itemKey: `key-${itemId}`,
  state: 'known',
  because: 'change',
  categorySeen: false,
  attempts: 0,
  ...parts,
});

const ids = (found: readonly IndexedItem[]): readonly string[] => found.map(({ itemId }) => itemId);

/** What every `ItemIndex` promises. */
export function describeItemIndex(name: string, open: Open<Indexed>): void {
  describe(`ItemIndex: ${name}`, () => {
    const fresh = freshly(open);

    async function written(...put: readonly IndexedItem[]): Promise<ItemIndex> {
      const { epochs, items } = await fresh();
      await items.write(await epochs.take('m1'), { put });
      return items;
    }

    it('finds items by folder and id, case and all', async () => {
      const items = await written(item('AAb='), item('AAB='), item('AAb=', { folderId: 'f2', changeKey: 'other' }));
      const found = await items.findMany('m1', 'f1', ['AAb=', 'AAB=', 'nobody']);
      expect(found).toEqual(
        new Map([
          ['AAb=', item('AAb=')],
          ['AAB=', item('AAB=')],
        ]),
      );
      expect((await items.findMany('m2', 'f1', ['AAb='])).size).toBe(0);
    });

    it('puts, replaces and removes in one step', async () => {
      const { epochs, items } = await fresh();
      const owner = await epochs.take('m1');
      await items.write(owner, { put: [item('a'), item('b')] });
      await items.write(owner, { put: [item('b', { changeKey: 'new' })], remove: [{ folderId: 'f1', itemId: 'a' }] });
      expect(await items.list('m1', 'f1', 10)).toEqual([item('b', { changeKey: 'new' })]);
    });

    it('tells items and folders apart however long and odd their ids are', async () => {
      const long = 'x'.repeat(1500);
      const odd = [`${long}1`, `${long}2`, 'a.b', 'a$', 'a\tb'];
      const items = await written(...odd.map((id) => item(id, { folderId: id })));
      for (const id of odd) {
        expect([...(await items.findMany('m1', id, [id]))]).toEqual([[id, item(id, { folderId: id })]]);
        expect(ids(await items.list('m1', id, 5))).toEqual([id]);
      }
      expect([...(await items.counts('m1')).keys()].toSorted()).toEqual(odd.toSorted());
    });

    it('lets a put win over a removal of the same item', async () => {
      const { epochs, items } = await fresh();
      const owner = await epochs.take('m1');
      await items.write(owner, { put: [item('a')] });
      await items.write(owner, {
        put: [item('a', { changeKey: 'new' })],
        remove: [
          { folderId: 'f1', itemId: 'a' },
          { folderId: 'f1', itemId: 'never-there' },
        ],
      });
      expect(await items.list('m1', 'f1', 5)).toEqual([item('a', { changeKey: 'new' })]);
    });

    it('can put an item again where it was removed', async () => {
      const { epochs, items } = await fresh();
      const owner = await epochs.take('m1');
      const put = [item('a', { state: 'to-fetch', activityId: activityId('one') })];
      await items.write(owner, { put });
      await items.write(owner, { remove: put });
      expect((await items.findMany('m1', 'f1', ['a'])).size).toBe(0);
      expect((await items.findByActivities('m1', [activityId('one')])).size).toBe(0);
      expect(await items.findDue('m1', { state: 'to-fetch', now: new Date(at(0)) }, 5)).toEqual([]);
      expect(await items.findUnseen('m1', 'f1', 'l1', 5)).toEqual([]);
      expect((await items.counts('m1')).size).toBe(0);
      await items.write(owner, { put });
      expect(await items.list('m1', 'f1', 5)).toEqual(put);
    });

    it('can rename an item', async () => {
      const { epochs, items } = await fresh();
      const owner = await epochs.take('m1');
      await items.write(owner, { put: [item('a')] });
      await items.write(owner, { put: [item('a2')], remove: [{ folderId: 'f1', itemId: 'a' }] });
      expect(ids(await items.list('m1', 'f1', 10))).toEqual(['a2']);
    });

    it('writes nothing of a change whose owner was followed by another', async () => {
      const { epochs, items } = await fresh();
      const former = await epochs.take('m1');
      await items.write(former, { put: [item('a')] });
      await epochs.take('m1');
      const late = items.write(former, { put: [item('b')], remove: [{ folderId: 'f1', itemId: 'a' }] });
      await expect(late).rejects.toBeInstanceOf(OwnershipLost);
      expect(ids(await items.list('m1', 'f1', 10))).toEqual(['a']);
    });

    it('takes a change of any size', async () => {
      const items = await written(...Array.from({ length: 1500 }, (_, n) => item(`i${n}`)));
      expect((await items.counts('m1')).get('f1')?.known).toBe(1500);
    });

    it('finds items by their activity', async () => {
      const [one, two] = [activityId('one'), activityId('two')];
      const items = await written(
        item('a', { activityId: one }),
        item('b', { activityId: one, folderId: 'f2' }),
        item('c', { activityId: two }),
        item('d'),
      );
      const found = await items.findByActivities('m1', [one, activityId('nobody')]);
      expect([...found.keys()]).toEqual([one]);
      expect(ids(found.get(one) ?? []).toSorted()).toEqual(['a', 'b']);
      expect((await items.findByActivities('m2', [one])).size).toBe(0);
    });

    it('finds what is due, longest due first', async () => {
      const items = await written(
        item('later', { state: 'to-fetch', dueAt: at(100) }),
        item('due', { state: 'to-fetch', dueAt: at(5) }),
        item('longer', { state: 'to-fetch', because: 'reconciliation', dueAt: at(2) }),
        item('backfill', { state: 'to-fetch', because: 'backfill', dueAt: at(1) }),
        item('at-once', { state: 'to-fetch' }),
        item('left', { state: 'left', dueAt: at(1) }),
        item('known', { dueAt: at(1) }),
      );
      const now = new Date(at(50));
      expect(ids(await items.findDue('m1', { state: 'to-fetch', now }, 10))).toEqual([
        'at-once',
        'backfill',
        'longer',
        'due',
      ]);
      expect(ids(await items.findDue('m1', { state: 'to-fetch', now }, 2))).toEqual(['at-once', 'backfill']);
      expect(ids(await items.findDue('m1', { state: 'to-fetch', because: 'change', now }, 10))).toEqual([
        'at-once',
        'due',
      ]);
      expect(ids(await items.findDue('m1', { state: 'left', now }, 10))).toEqual(['left']);
      expect(await items.findDue('m2', { state: 'left', now }, 10)).toEqual([]);
    });

    it('finds what a listing did not see, without what had left', async () => {
      const items = await written(
        item('seen', { listingId: 'l2' }),
        item('earlier', { listingId: 'l1' }),
        item('later', { listingId: 'l3', state: 'skipped' }),
        item('never', { state: 'to-fetch' }),
        item('gone', { state: 'left' }),
        item('elsewhere', { folderId: 'f2' }),
      );
      const unseen = await items.findUnseen('m1', 'f1', 'l2', 10);
      expect(ids(unseen).toSorted()).toEqual(['earlier', 'later', 'never']);
      expect(await items.findUnseen('m1', 'f1', 'l2', 2)).toHaveLength(2);
    });

    it('lists a folder in the order of item ids, behind the last one', async () => {
      const items = await written(...['b', 'a', 'B', 'c'].map((id) => item(id)));
      expect(ids(await items.list('m1', 'f1', 3))).toEqual(['B', 'a', 'b']);
      expect(ids(await items.list('m1', 'f1', 3, 'b'))).toEqual(['c']);
    });

    it('counts by folder and state, and what a backfill has still to fetch', async () => {
      const { epochs, items } = await fresh();
      const owner = await epochs.take('m1');
      await items.write(owner, {
        put: [
          item('a', { state: 'to-fetch', because: 'backfill' }),
          item('b', { state: 'to-fetch', because: 'backfill' }),
          item('c', { state: 'to-fetch' }),
          item('d'),
          item('e', { folderId: 'f2', state: 'skipped', because: 'backfill' }),
        ],
      });
      await items.write(owner, {
        put: [item('a', { because: 'backfill' }), item('d', { changeKey: 'new' })],
        remove: [{ folderId: 'f1', itemId: 'c' }],
      });
      expect(await items.counts('m1')).toEqual(
        new Map([
          ['f1', { 'to-fetch': 1, known: 2, skipped: 0, left: 0, backfill: 1 }],
          ['f2', { 'to-fetch': 0, known: 0, skipped: 1, left: 0, backfill: 0 }],
        ]),
      );
      expect(await items.counts('m2')).toEqual(new Map());
    });
  });
}
