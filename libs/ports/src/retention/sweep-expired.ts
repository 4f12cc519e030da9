import type { OpenSessions } from '../access/open-sessions';
import type { SignInFailures } from '../access/sign-in-failures';
import type { SignInLinks } from '../access/sign-in-links';
import type { DecisionLog } from '../activities/decision-log';
import type { WaitingReplies } from '../activities/waiting-replies';
import type { AuditLog } from '../administration/audit-log';
import type { Simulations } from '../administration/simulations';
import type { AlertQueries } from '../alerts/alerts';
import type { WebhookDeliveries } from '../alerts/webhooks';
import type { DeadLetters } from '../events/dead-letters';

const dayMs = 24 * 60 * 60 * 1000;
/** Parked events whose handler is gone for good. */
export const parkedDays = 30;
/** Finished jobs that a newer one of their kind has followed; reports of erasures stay. */
export const jobDays = 30;
/** As long as their topic, unless the organization keeps nothing that tells of untracked mail for so long. */
const deadLetterDays = 30;
/** Long enough to answer for two business years. */
const auditDays = 800;
/** Resolved ones. */
const alertDays = 90;
/** Much longer than one is tried. */
const deliveryDays = 14;
/** What untracked mail says is kept no longer for having been tried. */
const simulationDays = 1;
/** Longer than a session lasts, or a failed sign-in counts. */
const signInDays = 8;

/** What can be removed by date in the same words whatever it is kept in. */
export interface ExpiringStores {
  readonly alertQueries: AlertQueries;
  readonly webhookDeliveries: WebhookDeliveries;
  readonly decisionLog: DecisionLog;
  readonly deadLetters: DeadLetters;
  readonly waitingReplies: WaitingReplies;
  readonly auditLog: AuditLog;
  readonly simulations: Simulations;
  readonly openSessions: OpenSessions;
  readonly signInFailures: SignInFailures;
  readonly signInLinks: SignInLinks;
}

export interface ExpiredCounts {
  readonly decisions: number;
  readonly deadLetters: number;
  readonly waiting: number;
  readonly alerts: number;
  readonly deliveries: number;
  readonly audited: number;
  readonly simulations: number;
  readonly sessions: number;
  readonly failures: number;
  readonly links: number;
}

interface Terms {
  readonly now: Date;
  readonly decisionRetentionDays: number;
  /** Removed at once; between portions others get their turn. */
  readonly portion: number;
}

/** How long what is kept of the past stays is the same in every store. */
export async function sweepExpired(stores: ExpiringStores, terms: Terms): Promise<ExpiredCounts> {
  const { alertQueries, auditLog, deadLetters, decisionLog, openSessions } = stores;
  const { signInFailures, signInLinks, simulations, waitingReplies, webhookDeliveries } = stores;
  const { now, decisionRetentionDays, portion } = terms;
  const before = (days: number): string => daysBefore(now, days);
  const sweep = (remove: (limit: number) => Promise<number>): Promise<number> => inPortions(portion, remove);
  const died = before(Math.min(deadLetterDays, decisionRetentionDays));
  return {
    decisions: await sweep((limit) => decisionLog.removeBefore(before(decisionRetentionDays), limit)),
    deadLetters: await sweep((limit) => deadLetters.removeBefore(died, limit)),
    waiting: await sweep((limit) => waitingReplies.removeBefore(before(decisionRetentionDays), limit)),
    alerts: await sweep((limit) => alertQueries.removeResolvedBefore(before(alertDays), limit)),
    deliveries: await sweep((limit) => webhookDeliveries.remove({ before: before(deliveryDays) }, limit)),
    audited: await sweep((limit) => auditLog.removeBefore(before(auditDays), limit)),
    simulations: await sweep((limit) => simulations.removeBefore(before(simulationDays), limit)),
    sessions: await sweep((limit) => openSessions.removeUnused(before(signInDays), limit)),
    failures: await sweep((limit) => signInFailures.removeBefore(before(signInDays), limit)),
    links: await sweep((limit) => signInLinks.removeExpired(now.toISOString(), limit)),
  };
}

/** Until a portion is not full: how many were removed in all. */
export async function inPortions(size: number, remove: (limit: number) => Promise<number>): Promise<number> {
  let removed = 0;
  for (;;) {
    const portion = await remove(size);
    removed += portion;
    if (portion < size) return removed;
  }
}

export const daysBefore = (now: Date, days: number): string => new Date(now.getTime() - days * dayMs).toISOString();
