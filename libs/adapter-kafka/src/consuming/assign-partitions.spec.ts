import fc from 'fast-check';
import { assignPartitions, type Member } from './assign-partitions';

const members = (...instances: readonly string[]): readonly Member[] =>
  instances.map((instance) => ({ id: `${instance}-id`, instance }));
const ingests = (count: number): readonly Member[] =>
  members(...Array.from({ length: count }, (_, n) => `ingest-${n}`));
const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 9 });
const counts = fc.integer({ min: 1, max: 64 });

/** Who has each number. */
function takers(of: readonly Member[], count: number): readonly (string | undefined)[] {
  const assigned = [...assignPartitions(of, count)];
  return Array.from({ length: count }, (_, n) => assigned.find(([, numbers]) => numbers.includes(n))?.[0]);
}

describe('assignPartitions', () => {
  it('gives each number to one member, and no member more than an even share', () => {
    fc.assert(
      fc.property(names, counts, (instances, count) => {
        const assigned = assignPartitions(members(...instances), count);
        const all = [...assigned.values()].flat();
        expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, n) => n));
        for (const numbers of assigned.values()) {
          expect(numbers.length).toBeLessThanOrEqual(Math.ceil(count / instances.length));
        }
      }),
    );
  });

  it('depends on the names of the members, not on their order or on what brokers call them', () => {
    fc.assert(
      fc.property(names, counts, (instances, count) => {
        const again = instances.toReversed().map((instance) => ({ id: `${instance}-id`, instance }));
        expect(takers(again, count)).toEqual(takers(members(...instances), count));
      }),
    );
  });

  it.each<{ before: number; after: number; most: number }>([
    { before: 1, after: 2, most: 4 },
    { before: 2, after: 3, most: 5 },
    { before: 3, after: 2, most: 5 },
    { before: 3, after: 4, most: 4 },
  ])('moves at most $most of 8 numbers from $before to $after members', ({ before, after, most }) => {
    const [old, now] = [takers(ingests(before), 8), takers(ingests(after), 8)];
    expect(now.filter((taker, n) => taker !== old[n]).length).toBeLessThanOrEqual(most);
  });

  it('tells two instances of one name apart', () => {
    const twins = [
      { id: 'a', instance: 'same' },
      { id: 'b', instance: 'same' },
    ];
    const sizes = [...assignPartitions(twins, 8).values()].map(({ length }) => length);
    expect(sizes).toEqual([4, 4]);
  });
});
