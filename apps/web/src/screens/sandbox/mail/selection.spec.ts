import { choose, chooseAll, extend, nothingChosen, rowAfter, settle, toggle } from './selection';

const ids = ['a', 'b', 'c', 'd'];

describe('the selection of a list', () => {
  it('is one row, or several picked one by one', () => {
    const one = choose(ids, 'b');
    expect([...one.chosen]).toEqual(['b']);
    expect([...toggle(ids, one, 'd').chosen]).toEqual(['b', 'd']);
    expect([...toggle(ids, one, 'b').chosen]).toEqual([]);
  });

  it('is a range from where it began, in both directions', () => {
    const down = extend(ids, choose(ids, 'b'), 'd');
    expect([...down.chosen]).toEqual(['b', 'c', 'd']);
    expect([...extend(ids, down, 'a').chosen]).toEqual(['a', 'b']);
  });

  it('is all of it', () => {
    expect(chooseAll(ids, nothingChosen).chosen.size).toBe(4);
  });

  it.each([
    { key: 'ArrowDown', from: 'b', to: 'c' },
    { key: 'ArrowDown', from: 'd', to: 'd' },
    { key: 'ArrowUp', from: 'a', to: 'a' },
    { key: 'End', from: 'a', to: 'd' },
    { key: 'x', from: 'a', to: undefined },
  ])('leads from $from by $key to $to', ({ key, from, to }) => {
    expect(rowAfter(ids, choose(ids, from), key)).toBe(to);
  });

  it('goes on with the row that took the place of one that is gone', () => {
    expect(settle(['a', 'c', 'd'], choose(ids, 'b'))).toMatchObject({ active: 'c', chosen: new Set(['c']) });
    expect(settle(['a'], extend(ids, choose(ids, 'b'), 'd'))).toMatchObject({ active: 'a' });
    expect(settle([], choose(ids, 'b'))).toEqual(nothingChosen);
  });

  it('keeps what is left of several, and stays the same when nothing is gone', () => {
    const several = extend(ids, choose(ids, 'a'), 'c');
    expect(settle(['a', 'b', 'd'], several)).toMatchObject({ active: 'a', chosen: new Set(['a', 'b']) });
    expect(settle(ids, several)).toBe(several);
  });

  it('begins with the first row', () => {
    expect(settle(ids, nothingChosen)).toMatchObject({ active: 'a' });
  });
});
