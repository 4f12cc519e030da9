import fc from 'fast-check';
import { MovedEventsMissing } from './move-errors';
import { placesOf, translateOffset, type PlacedEvent } from './translate-offsets';

const placed = (ids: readonly string[]): readonly PlacedEvent[] => ids.map((id, offset) => ({ id, offset }));

/** Events at growing offsets with gaps, some of them repeating the id of an earlier one. */
const oldLog = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 1_000 }), id: fc.integer({ min: 0, max: 12 }) }), { maxLength: 30 })
  .map((events) => {
    let offset = -1;
    return events.map(({ gap, id }) => ({ id: String(id), offset: (offset += gap) }));
  });

/** How a move that was killed and taken up again publishes a log: pages, some of them twice in a row. */
const published = oldLog.chain((moved) =>
  fc.array(fc.record({ size: fc.integer({ min: 1, max: 7 }), times: fc.integer({ min: 1, max: 3 }) })).map((pages) => {
    const ids: string[] = [];
    let at = 0;
    for (const { size, times } of [...pages, { size: moved.length, times: 1 }]) {
      const page = moved.slice(at, at + size).map(({ id }) => id);
      for (let time = 0; time < times; time += 1) ids.push(...page);
      at += size;
    }
    return { moved, found: placed(ids) };
  }),
);

describe('translating offsets', () => {
  it.each([
    { given: 'nothing was handled', next: 0, expected: 0 },
    { given: 'some was handled', next: 11, expected: 1 },
    { given: 'the group stands in a gap', next: 12, expected: 2 },
    { given: 'all was handled', next: 21, expected: 3 },
    { given: 'the log leapt after a restore', next: 1_764_000_000_000, expected: 3 },
  ])('goes on right where $given', ({ next, expected }) => {
    const moved = [10, 11, 20].map((offset) => ({ id: `e${offset}`, offset }));
    const places = placesOf(moved, placed(['e10', 'e11', 'e20']));
    expect(translateOffset(next, moved, places)).toBe(expected);
  });

  it('begins an empty partition at its begin', () => {
    expect(translateOffset(500, [], placesOf([], []))).toBe(0);
  });

  it('passes over a page that was published twice', () => {
    const moved = ['a', 'b', 'c', 'd'].map((id, offset) => ({ id, offset }));
    const places = placesOf(moved, placed(['a', 'b', 'a', 'b', 'c', 'd']));
    expect(places).toEqual([0, 1, 4, 5]);
    expect(translateOffset(2, moved, places)).toBe(4);
  });

  it('refuses a log in which something is missing', () => {
    const moved = ['a', 'b', 'c'].map((id, offset) => ({ id, offset }));
    expect(() => placesOf(moved, placed(['a', 'c']))).toThrow(MovedEventsMissing);
  });

  it('leaves out nothing that was not handled, whatever was published twice', () => {
    fc.assert(
      fc.property(published, fc.integer({ min: 0, max: 31_000 }), ({ moved, found }, next) => {
        const from = translateOffset(next, moved, placesOf(moved, found));
        const expected = moved.filter(({ offset }) => offset >= next);
        const delivered = found.filter(({ offset }) => offset >= from);
        expect(placesOf(expected, delivered)).toHaveLength(expected.length);
      }),
    );
  });

  it('delivers nothing again that was handled, where nothing was published twice', () => {
    fc.assert(
      fc.property(oldLog, fc.integer({ min: 0, max: 31_000 }), (moved, next) => {
        const found = placed(moved.map(({ id }) => id));
        const from = translateOffset(next, moved, placesOf(moved, found));
        expect(found.length - from).toBe(moved.filter(({ offset }) => offset >= next).length);
      }),
    );
  });
});
