import fc from 'fast-check';
import { isComparisonDue, periodStartMs } from './completeness-slots';

const day = 86_400_000;
const minute = 60_000;
const now = Date.parse('2026-11-20T12:00:00.000Z');
const start = periodStartMs('erin', now, day);

describe('when a mailbox is compared', () => {
  it.each([
    { given: 'before its period began', comparedAtMs: start - minute, gapComparisons: 0, expected: true },
    { given: 'in its period', comparedAtMs: start + 1, gapComparisons: 0, expected: false },
    { given: 'nine minutes ago with a gap', comparedAtMs: now - 9 * minute, gapComparisons: 1, expected: false },
    { given: 'ten minutes ago with a gap', comparedAtMs: now - 10 * minute, gapComparisons: 1, expected: true },
    { given: 'ten minutes ago with an old gap', comparedAtMs: now - 10 * minute, gapComparisons: 2, expected: false },
  ])('that was compared $given: $expected', ({ comparedAtMs, gapComparisons, expected }) => {
    const nowMs = Math.max(now, start + 30 * minute);
    const at = comparedAtMs < start ? comparedAtMs : comparedAtMs + (nowMs - now);
    expect(isComparisonDue({ mailboxId: 'erin', nowMs, everyMs: day, comparedAtMs: at, gapComparisons })).toBe(
      expected,
    );
  });

  it('comes once in each interval, whatever the id and the moment', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 1_000, max: day }),
        (id, at, every) => {
          const began = periodStartMs(id, at, every);
          return (
            began <= at && at - began <= every + 1 && Math.abs(periodStartMs(id, at + every, every) - began - every) < 1
          );
        },
      ),
    );
  });

  it('is spread over the interval', () => {
    const hours = Array.from({ length: 24 }, () => 0);
    for (let n = 0; n < 2_400; n += 1) {
      const hour = Math.floor((now - periodStartMs(crypto.randomUUID(), now, day)) / 3_600_000);
      hours[hour] = (hours[hour] ?? 0) + 1;
    }
    expect(Math.min(...hours)).toBeGreaterThan(40);
    expect(Math.max(...hours)).toBeLessThan(180);
  });
});
