import fc from 'fast-check';
import { TokenBuckets } from './token-buckets';

describe('a bucket', () => {
  it('gives as many at once as it gives a minute, then one at a time', () => {
    const buckets = new TokenBuckets(60);
    const taken = Array.from({ length: 60 }, () => buckets.take('erin', 0).isAllowed);
    expect(taken).not.toContain(false);
    expect(buckets.take('erin', 0)).toEqual({ isAllowed: false, remaining: 0, waitSeconds: 1 });
    expect(buckets.take('erin', 1_000)).toEqual({ isAllowed: true, remaining: 0, waitSeconds: 60 });
    expect(buckets.take('erin', 61_000)).toEqual({ isAllowed: true, remaining: 59, waitSeconds: 1 });
  });

  it('is each one’s own', () => {
    const buckets = new TokenBuckets(1);
    expect(['erin', 'omar', 'erin'].map((key) => buckets.take(key, 0).isAllowed)).toEqual([true, true, false]);
  });

  it('is not filled by a clock that goes back', () => {
    const buckets = new TokenBuckets(1);
    buckets.take('erin', 60_000);
    expect(buckets.take('erin', 0).isAllowed).toBe(false);
  });

  it('never gives more than it has, over any time', () => {
    const moments = fc.array(fc.nat({ max: 5_000 }), { maxLength: 300 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), moments, (perMinute, pauses) => {
        const buckets = new TokenBuckets(perMinute);
        let now = 0;
        const given = pauses.filter((pause) => buckets.take('erin', (now += pause)).isAllowed).length;
        return given <= perMinute + (now * perMinute) / 60_000;
      }),
    );
  });

  it('does not grow with the number of those who ask', () => {
    const buckets = new TokenBuckets(1);
    for (let at = 0; at < 25_000; at += 1) buckets.take(`address-${at}`, 0);
    expect(buckets.take('address-24999', 0).isAllowed).toBe(false);
    expect(buckets.take('address-1', 0).isAllowed).toBe(true);
  });
});
