import type { AlertCode } from './alert-texts';
import { isAlertCode } from './alert-texts';
import type { MailboxId } from '../ids';
import type { MailboxHealth, MailboxState, RuleProgress } from '../mailbox';
import { permanentProblems } from '../mailbox-problems';

/** Something of which people are to be alerted as long as it is so. */
export interface AlertCondition {
  readonly code: AlertCode;
  /** Absent where it concerns no single mailbox. */
  readonly mailboxId?: MailboxId;
  /** Which rule, group, service or webhook; never a subject, name or address. */
  readonly about?: string;
  readonly since?: string;
  readonly count?: number;
}

export interface MailboxAlertFacts {
  readonly mailboxId: MailboxId;
  readonly state: MailboxState;
  readonly ruleIds: ReadonlySet<string>;
  readonly health?: MailboxHealth;
  readonly progress: readonly RuleProgress[];
  readonly gap?: { readonly since: string; readonly missing: number };
  /** Since when it is being compared because events were lost. */
  readonly comparedAfterLossSince?: string;
  /** Of which alerts are open: what ended as cause of one by a restart alone has not ended. */
  readonly open: ReadonlySet<AlertCode>;
  readonly nowMs: number;
}

export const failuresOfAlert = 10;
const minuteMs = 60_000;
const longMs = 15 * minuteMs;
const stalledMs = 30 * minuteMs;

/** Everything that is wrong with a mailbox now and worth a person's attention. Of one that nobody wants read nothing is. */
export function mailboxConditions(facts: MailboxAlertFacts): readonly AlertCondition[] {
  if (facts.state !== 'enabled') return [];
  const { mailboxId, gap, comparedAfterLossSince } = facts;
  return [
    ...problemOf(facts),
    ...hintsOf(facts),
    ...facts.progress.flatMap((progress) => ruleCondition(progress, facts)),
    ...(gap === undefined ? [] : [{ code: 'sync-gap', mailboxId, since: gap.since, count: gap.missing } as const]),
    ...(comparedAfterLossSince === undefined
      ? []
      : [{ code: 'events-lost', mailboxId, since: comparedAfterLossSince } as const]),
  ];
}

/** Permanent ones at once; throttling when it lasts; others after ten failures in a row. */
function problemOf({ mailboxId, health, open, nowMs }: MailboxAlertFacts): readonly AlertCondition[] {
  const problem = health?.problem;
  if (health === undefined || problem === undefined || !isAlertCode(problem.code)) return [];
  const { code, since } = problem;
  const isLasting = code === 'throttled' ? isOlder(since, longMs, nowMs) : health.failures >= failuresOfAlert;
  return permanentProblems.has(code) || isLasting || open.has(code) ? [{ code, mailboxId, since }] : [];
}

function hintsOf({ mailboxId, health, nowMs }: MailboxAlertFacts): readonly AlertCondition[] {
  const since = health?.hints === 'polling' ? health.hintsDownSince : undefined;
  const isWell = health?.problem === undefined;
  return since !== undefined && isWell && isOlder(since, longMs, nowMs)
    ? [{ code: 'hints-down', mailboxId, since }]
    : [];
}

function ruleCondition(
  { ruleId, status, updatedAt }: RuleProgress,
  { mailboxId, ruleIds, health, nowMs }: MailboxAlertFacts,
): readonly AlertCondition[] {
  if (!ruleIds.has(ruleId)) return [];
  if ((status.state === 'disabled' || status.state === 'error') && isAlertCode(status.reason)) {
    return [{ code: status.reason, mailboxId, about: ruleId, since: updatedAt }];
  }
  const isStalled =
    status.state === 'backfilling' && health?.problem === undefined && isOlder(updatedAt, stalledMs, nowMs);
  return isStalled ? [{ code: 'backfill-stalled', mailboxId, about: ruleId, since: updatedAt }] : [];
}

const isOlder = (since: string, thanMs: number, nowMs: number): boolean => nowMs - Date.parse(since) >= thanMs;

/** What makes two conditions the same, so that there is one alert of them. */
export const conditionKey = ({ code, mailboxId = '', about = '' }: AlertCondition): string =>
  JSON.stringify([code, mailboxId, about]);
