import { mailboxConditions, type MailboxAlertFacts } from './alert-conditions';
import type { MailboxHealth, RuleStatus } from '../mailbox';

const now = Date.parse('2026-11-20T12:00:00.000Z');
const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
const text = { message: 'm', cure: 'c' };
const well: MailboxHealth = { mailboxId: 'erin', failures: 0, hints: 'streaming' };
const problem = (code: string, failures: number, minutes = 0): Pick<MailboxAlertFacts, 'health'> => ({
  health: { ...well, failures, problem: { code, ...text, since: ago(minutes) } },
});
const rule = (status: RuleStatus, minutes = 0): Pick<MailboxAlertFacts, 'progress'> => ({
  progress: [{ mailboxId: 'erin', ruleId: 'r1', status, updatedAt: ago(minutes) }],
});
const facts = (parts: Partial<MailboxAlertFacts>): MailboxAlertFacts => ({
  mailboxId: 'erin',
  state: 'enabled',
  ruleIds: new Set(['r1']),
  health: well,
  progress: [],
  open: new Set(),
  nowMs: now,
  ...parts,
});

describe('what people are alerted of', () => {
  it.each<{ given: string; parts: Partial<MailboxAlertFacts>; expected: readonly string[] }>([
    { given: 'a mailbox that is well', parts: {}, expected: [] },
    { given: 'refused credentials', parts: problem('auth-expired', 1), expected: ['auth-expired'] },
    { given: 'an unknown mailbox', parts: problem('mailbox-unknown', 1), expected: ['mailbox-unknown'] },
    { given: 'nine failures in a row', parts: problem('server-unreachable', 9), expected: [] },
    { given: 'ten failures in a row', parts: problem('server-unreachable', 10), expected: ['server-unreachable'] },
    {
      given: 'failures counted anew by a restart',
      parts: { ...problem('server-unreachable', 1), open: new Set(['server-unreachable'] as const) },
      expected: ['server-unreachable'],
    },
    { given: 'throttling for a moment', parts: problem('throttled', 0, 14), expected: [] },
    { given: 'throttling for long', parts: problem('throttled', 0, 15), expected: ['throttled'] },
    {
      given: 'a rule whose folder is gone',
      parts: rule({ state: 'disabled', reason: 'folder-gone' }),
      expected: ['folder-gone r1'],
    },
    {
      given: 'a rule whose record is inactive',
      parts: rule({ state: 'error', reason: 'record-inactive' }),
      expected: ['record-inactive r1'],
    },
    {
      given: 'a problem of a rule that was removed',
      parts: { ...rule({ state: 'disabled', reason: 'folder-gone' }), ruleIds: new Set<string>() },
      expected: [],
    },
    { given: 'a backfill under way', parts: rule({ state: 'backfilling', done: 1, total: 9 }, 29), expected: [] },
    {
      given: 'a backfill that stands still',
      parts: rule({ state: 'backfilling', done: 1, total: 9 }, 30),
      expected: ['backfill-stalled r1'],
    },
    {
      given: 'notifications that are down for long',
      parts: { health: { ...well, hints: 'polling', hintsDownSince: ago(15) } },
      expected: ['hints-down'],
    },
    {
      given: 'notifications that are down for a moment',
      parts: { health: { ...well, hints: 'polling', hintsDownSince: ago(14) } },
      expected: [],
    },
    { given: 'a gap', parts: { gap: { since: ago(1), missing: 3 } }, expected: ['sync-gap'] },
    { given: 'lost events', parts: { comparedAfterLossSince: ago(1) }, expected: ['events-lost'] },
    {
      given: 'whatever is wrong with a mailbox that an admin disabled',
      parts: { ...problem('auth-expired', 1), state: 'disabled', gap: { since: ago(1), missing: 3 } },
      expected: [],
    },
  ])('is, of $given: $expected', ({ parts, expected }) => {
    const said = mailboxConditions(facts(parts)).map(({ code, about }) => [code, about].filter(Boolean).join(' '));
    expect(said).toEqual(expected);
  });
});
