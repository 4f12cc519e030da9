import fc from 'fast-check';
import { partitionOf } from './partition-of';

describe('partitionOf', () => {
  it.each<{ key: string; partition: number }>([
    { key: 'm-erin', partition: 3 },
    { key: 'm-omar', partition: 1 },
    { key: '', partition: 1 },
    { key: 'ünïcödé', partition: 5 },
  ])('never changes: $key', ({ key, partition }) => {
    expect(partitionOf(key, 8)).toBe(partition);
  });

  it('gives a partition that there is', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (key, count) => {
        const partition = partitionOf(key, count);
        return Number.isInteger(partition) && partition >= 0 && partition < count;
      }),
    );
  });

  it('spreads keys evenly', () => {
    const counts = Array.from({ length: 8 }, () => 0);
    for (let n = 0; n < 8000; n += 1) {
      const partition = partitionOf(`mailbox-${n}`, 8);
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });
});
