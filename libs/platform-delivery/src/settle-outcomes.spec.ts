import { StoreUnavailable, type LoggedEvent, type Outcome } from '@foldwatch/ports';
import { outgoing } from '@foldwatch/ports/testing';
import { defaultRetryPolicy, describeError, settleOutcomes } from './settle-outcomes';

const event: LoggedEvent = { ...outgoing('mail.decided', 'a', 1), partition: 2, offset: 7 };
const now = new Date('2026-11-01T08:00:00.000Z');
const settle = (outcome: Outcome, attempts: number) =>
  settleOutcomes('writer', [{ event, attempts }], [outcome], { now, policy: defaultRetryPolicy });
const failed: Outcome = { kind: 'retry', error: new Error('secret subject') };

describe('settleOutcomes', () => {
  it.each<{ attempts: number; pauseMs: number }>([
    { attempts: 0, pauseMs: 2_000 },
    { attempts: 1, pauseMs: 15_000 },
    { attempts: 2, pauseMs: 60_000 },
    { attempts: 3, pauseMs: 300_000 },
  ])('parks an event after $attempts earlier tries for $pauseMs ms', ({ attempts, pauseMs }) => {
    const { parked, dead } = settle(failed, attempts);
    expect(parked).toMatchObject([
      { attempts: attempts + 1, nextTryAt: new Date(now.getTime() + pauseMs).toISOString() },
    ]);
    expect(dead).toEqual([]);
  });

  it('gives an event up after the fifth try', () => {
    const { parked, dead, finished } = settle(failed, 4);
    expect(parked).toEqual([]);
    expect(dead).toMatchObject([{ topic: 'dead.letters', payload: { attempts: 5, partition: 2, offset: 7 } }]);
    expect(finished).toHaveLength(1);
  });

  it('gives the same dead letter the same id', () => {
    expect(settle(failed, 4).dead[0]?.id).toBe(settle(failed, 4).dead[0]?.id);
  });

  it('does not count an outage that a handler reports of one event', () => {
    const outage: Outcome = { kind: 'retry', error: new StoreUnavailable('away') };
    expect(settle(outage, 4).parked).toMatchObject([{ attempts: 4 }]);
    expect(settle(outage, 0).parked).toMatchObject([{ attempts: 0 }]);
  });
});

describe('describeError', () => {
  it('tells the code and message of our own errors', () => {
    expect(describeError(new StoreUnavailable('The disk is full.'))).toEqual({
      code: 'store-unavailable',
      message: 'The disk is full.',
    });
  });

  it('tells of others only what they are and where they came from', () => {
    const error = new RangeError('secret subject\n    at noon');
    const { code, message } = describeError(error);
    expect(code).toBe('unexpected');
    expect(message).toMatch(/^RangeError at .*settle-outcomes\.spec/);
  });
});
