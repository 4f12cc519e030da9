import type { IndexedItem, ItemChange } from '@foldwatch/ports';
import { row, unreadRow } from '../../testing/sample-row';
import { planChanges } from './plan-changes';

const present = (changeKey: string, receivedAt?: string): ItemChange => ({
  kind: 'present',
  itemId: 'item',
  changeKey,
  ...(receivedAt !== undefined && { receivedAt }),
});
const absent: ItemChange = { kind: 'absent', itemId: 'item' };
const skipped = (): IndexedItem => unreadRow({ state: 'skipped' });

const plan = (changes: readonly ItemChange[], known?: IndexedItem) =>
  planChanges({
    changes,
    rows: new Map(known === undefined ? [] : [[known.itemId, known]]),
    receivedAfter: '2026-11-01T00:00:00Z',
    fresh: ({ itemId, changeKey }) => unreadRow({ itemId, changeKey }),
  });

describe('planChanges', () => {
  it.each<{ given: string; changes: readonly ItemChange[]; known?: IndexedItem; state: string }>([
    { given: 'an item never seen', changes: [present('key-1')], state: 'observed as to-fetch' },
    { given: 'a known item unchanged', changes: [present('key-1')], known: row(), state: 'nothing' },
    { given: 'a known item changed', changes: [present('key-2')], known: row(), state: 'observed as known' },
    {
      given: 'an item of a backfill',
      changes: [present('key-2')],
      known: unreadRow({ because: 'backfill' }),
      state: 'nothing',
    },
    {
      given: 'an item that failed before',
      changes: [present('key-2')],
      known: unreadRow({ attempts: 2 }),
      state: 'observed as to-fetch',
    },
    { given: 'a skipped item changed', changes: [present('key-2')], known: skipped(), state: 'put as skipped' },
    {
      given: 'a skipped draft that was sent',
      changes: [present('key-2', '2026-11-02T00:00:00Z')],
      known: skipped(),
      state: 'observed as skipped',
    },
    {
      given: 'a left item that is back',
      changes: [present('key-1')],
      known: row({ state: 'left' }),
      state: 'put as known',
    },
    {
      given: 'a left item that is back and changed',
      changes: [present('key-2')],
      known: row({ state: 'left' }),
      state: 'observed as known',
    },
    { given: 'a known item absent', changes: [absent], known: row(), state: 'put as left' },
    { given: 'a skipped item absent', changes: [absent], known: skipped(), state: 'put as left' },
    { given: 'an item absent that nobody knows', changes: [absent], state: 'nothing' },
    { given: 'an absence told twice', changes: [absent], known: row({ state: 'left' }), state: 'nothing' },
    { given: 'an item absent that was never read', changes: [absent], known: unreadRow(), state: 'nothing' },
    {
      given: 'an item absent that waits for its next try',
      changes: [absent],
      known: unreadRow({ dueAt: '2026-12-01T00:00:00Z' }),
      state: 'put as to-fetch',
    },
    {
      given: 'an item absent and present in one page',
      changes: [absent, present('key-2')],
      known: row(),
      state: 'observed as known',
    },
    { given: 'a flag', changes: [{ kind: 'flags', itemId: 'item' }], known: row(), state: 'nothing' },
  ])('$given: $state', ({ changes, known, state }) => {
    const { observe, put } = plan(changes, known);
    const all = [...observe.map((one) => `observed as ${one.state}`), ...put.map((one) => `put as ${one.state}`)];
    expect(all.join() || 'nothing').toBe(state);
  });

  it('says the same whatever the order within a page', () => {
    expect(plan([present('key-2'), absent], row())).toEqual(plan([absent, present('key-2')], row()));
  });

  it('tries an item that left at once, whatever put it off before', () => {
    const { put } = plan([absent], row({ dueAt: '2026-12-01T00:00:00Z', attempts: 3, failureCode: 'x' }));
    expect(put[0]).toMatchObject({ state: 'left', attempts: 0 });
    expect(put[0]).not.toHaveProperty('dueAt');
    expect(put[0]).not.toHaveProperty('failureCode');
  });
});
