import { AppError, MailServerError, OwnershipLost, StoreUnavailable, type MailServerFailure } from '@foldwatch/ports';
import { nextPollMs } from '../timing/next-poll';
import { planFailure } from './plan-failure';

const server = (failure: MailServerFailure): MailServerError => new MailServerError(failure, 'GetItem');
const minutes = (count: number): number => count * 60_000;

class BrokerAway extends AppError {
  override readonly code = 'broker-away';
  override readonly retryable = true;
  override readonly outage = true;
}

describe('planFailure', () => {
  it.each<{ given: string; error: unknown; expected: object }>([
    { given: 'a newer owner', error: new OwnershipLost('x'), expected: { kind: 'stop' } },
    { given: 'a full disk', error: new StoreUnavailable('x'), expected: { kind: 'wait', scope: 'mailbox' } },
    {
      given: 'a broker that is away',
      error: new BrokerAway('x'),
      expected: { kind: 'wait', problem: { code: 'broker-away' } },
    },
    {
      given: 'a mailbox that was asked too often',
      error: server({ kind: 'throttled', retryAfterMs: 7_000, scope: 'mailbox' }),
      expected: { kind: 'wait', forMs: 7_000, scope: 'mailbox' },
    },
    {
      given: 'a server that was asked too often',
      error: server({ kind: 'throttled', retryAfterMs: 7_000, scope: 'server' }),
      expected: { kind: 'wait', forMs: 7_000, scope: 'server' },
    },
    { given: 'a lost connection', error: server({ kind: 'transient' }), expected: { kind: 'wait', scope: 'mailbox' } },
    { given: 'a mailbox on the move', error: server({ kind: 'mailbox-moved' }), expected: { kind: 'wait' } },
    {
      given: 'refused credentials',
      error: server({ kind: 'auth-expired' }),
      expected: { kind: 'halt', problem: { code: 'auth-expired' } },
    },
    {
      given: 'a revoked right',
      error: server({ kind: 'access-revoked', because: 'forbidden' }),
      expected: { kind: 'halt', problem: { code: 'access-revoked' } },
    },
    { given: 'an unknown mailbox', error: server({ kind: 'mailbox-unknown' }), expected: { kind: 'halt' } },
    { given: 'a folder that is gone', error: server({ kind: 'folder-gone' }), expected: { kind: 'read-tree' } },
    { given: 'a senseless answer', error: server({ kind: 'protocol' }), expected: { kind: 'skip' } },
    {
      given: 'an error of our own',
      error: new TypeError('x'),
      expected: { kind: 'skip', problem: { code: 'unexpected' } },
    },
  ])('$given', ({ error, expected }) => {
    expect(planFailure({ error, failures: 0, outageMs: 1_000 })).toMatchObject(expected);
  });

  it('waits longer with each failure, at most five minutes', () => {
    const waits = [0, 1, 2, 3, 30].map((failures) => {
      const plan = planFailure({ error: server({ kind: 'transient' }), failures, outageMs: 1_000 });
      return plan.kind === 'wait' ? plan.forMs : 0;
    });
    for (const [at, waitMs] of waits.entries()) {
      const fullMs = Math.min(300_000, 1_000 * 2 ** (at === 4 ? 30 : at));
      expect(waitMs).toBeGreaterThanOrEqual(fullMs / 2);
      expect(waitMs).toBeLessThanOrEqual(fullMs);
    }
  });

  it('asks the store and the event log again within ten seconds, however long they were away', () => {
    const plan = planFailure({ error: new StoreUnavailable('x'), failures: 30, outageMs: 1_000 });
    expect(plan.kind === 'wait' && plan.forMs <= 10_000).toBe(true);
  });
});

describe('nextPollMs', () => {
  it.each([
    { given: 'nothing found yet', quietForMs: undefined, expected: minutes(5) },
    { given: 'mail a moment ago', quietForMs: 0, expected: minutes(2) },
    { given: 'mail nine minutes ago', quietForMs: minutes(9), expected: minutes(2) },
    { given: 'mail ten minutes ago', quietForMs: minutes(10), expected: minutes(5) },
    { given: 'mail an hour ago', quietForMs: minutes(60), expected: minutes(12) },
  ])('$given', ({ quietForMs, expected }) => {
    const times = { busyMs: minutes(2), normalMs: minutes(5), quietMs: minutes(12) };
    expect(nextPollMs({ quietForMs }, times)).toBe(expected);
  });
});
