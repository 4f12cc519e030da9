import type {
  AlertQueries,
  AuditLog,
  DeadLetters,
  DecisionLog,
  OpenSessions,
  SignInFailures,
  SignInLinks,
  Simulations,
  WaitingReplies,
  WebhookDeliveries,
} from '@foldwatch/ports';
import { rowsPerPortion, type EmbeddedDatabase } from './database/embedded-database';
import { textIn } from './database/rows';
import type { LogRetention } from './event-log/log-retention';

const dayMs = 24 * 60 * 60 * 1000;
/** Parked events whose handler is gone for good. */
const parkedDays = 30;
/** As long as their topic, unless the organization keeps nothing that tells of untracked mail for so long. */
const deadLetterDays = 30;
/** Long enough to answer for two business years. */
const auditDays = 800;
/** Finished jobs that a newer one of their kind has followed; reports of erasures stay. */
const jobDays = 30;
/** Resolved ones. */
const alertDays = 90;
/** Much longer than one is tried. */
const deliveryDays = 14;
/** What untracked mail says is kept no longer for having been tried. */
const simulationDays = 1;
/** Longer than a session lasts, or a failed sign-in counts. */
const signInDays = 8;

const deleteJobsSql = `DELETE FROM mailbox_jobs WHERE rowid IN (
  SELECT old.rowid FROM mailbox_jobs old
  WHERE old.finished > '' AND old.finished < ? AND old.kind <> 'erase' AND EXISTS (
    SELECT 1 FROM mailbox_jobs newer
    WHERE newer.mailbox = old.mailbox AND newer.kind = old.kind AND newer.finished > old.finished)
  LIMIT ?)`;

export interface SweptCounts {
  readonly events: number;
  readonly decisions: number;
  readonly deadLetters: number;
  readonly waiting: number;
  readonly parked: number;
  readonly jobs: number;
  readonly alerts: number;
  readonly deliveries: number;
  readonly audited: number;
  readonly simulations: number;
  readonly sessions: number;
  readonly failures: number;
  readonly links: number;
}

interface Kept {
  readonly alertQueries: AlertQueries;
  readonly webhookDeliveries: WebhookDeliveries;
  readonly log: LogRetention;
  readonly decisionLog: DecisionLog;
  readonly deadLetters: DeadLetters;
  readonly waitingReplies: WaitingReplies;
  readonly auditLog: AuditLog;
  readonly simulations: Simulations;
  readonly openSessions: OpenSessions;
  readonly signInFailures: SignInFailures;
  readonly signInLinks: SignInLinks;
}

/** Deletes by date what need not be kept, in small portions between which others get their turn. */
export class EmbeddedRetention {
  constructor(
    private readonly database: EmbeddedDatabase,
    private readonly kept: Kept,
  ) {}

  async sweep(now: Date, { decisionRetentionDays }: { readonly decisionRetentionDays: number }): Promise<SweptCounts> {
    const { log, decisionLog, deadLetters, waitingReplies, alertQueries, webhookDeliveries, auditLog } = this.kept;
    const { simulations, openSessions, signInFailures, signInLinks } = this.kept;
    const signedInBefore = daysBefore(now, signInDays);
    const resolvedBefore = daysBefore(now, alertDays);
    const madeBefore = { before: daysBefore(now, deliveryDays) };
    return {
      events: await log.sweep(now, decisionRetentionDays),
      decisions: await sweep((limit) => decisionLog.removeBefore(daysBefore(now, decisionRetentionDays), limit)),
      deadLetters: await sweep((limit) =>
        deadLetters.removeBefore(daysBefore(now, Math.min(deadLetterDays, decisionRetentionDays)), limit),
      ),
      waiting: await sweep((limit) => waitingReplies.removeBefore(daysBefore(now, decisionRetentionDays), limit)),
      parked: await this.sweepParked(daysBefore(now, parkedDays)),
      jobs: await this.sweepJobs(daysBefore(now, jobDays)),
      alerts: await sweep((limit) => alertQueries.removeResolvedBefore(resolvedBefore, limit)),
      deliveries: await sweep((limit) => webhookDeliveries.remove(madeBefore, limit)),
      audited: await sweep((limit) => auditLog.removeBefore(daysBefore(now, auditDays), limit)),
      simulations: await sweep((limit) => simulations.removeBefore(daysBefore(now, simulationDays), limit)),
      sessions: await sweep((limit) => openSessions.removeUnused(signedInBefore, limit)),
      failures: await sweep((limit) => signInFailures.removeBefore(signedInBefore, limit)),
      links: await sweep((limit) => signInLinks.removeExpired(now.toISOString(), limit)),
    };
  }

  private async sweepParked(before: string): Promise<number> {
    let removed = 0;
    for (let group = await this.groupBehind(''); group !== undefined; group = await this.groupBehind(group)) {
      const name = group;
      const { changes } = await this.database.write(() =>
        this.database.statement('DELETE FROM parked_events WHERE grp = ? AND due < ?').run(name, before),
      );
      removed += Number(changes);
    }
    return removed;
  }

  private async sweepJobs(before: string): Promise<number> {
    let removed = 0;
    for (;;) {
      const { changes } = await this.database.write(() =>
        this.database.statement(deleteJobsSql).run(before, rowsPerPortion),
      );
      removed += Number(changes);
      if (Number(changes) < rowsPerPortion) return removed;
    }
  }

  private groupBehind(group: string): Promise<string | undefined> {
    return this.database.read(() => {
      const row = this.database
        .statement('SELECT grp FROM parked_events WHERE grp > ? ORDER BY grp LIMIT 1')
        .get(group);
      return row === undefined ? undefined : textIn(row, 'grp');
    });
  }
}

async function sweep(remove: (limit: number) => Promise<number>): Promise<number> {
  let removed = 0;
  for (;;) {
    const portion = await remove(rowsPerPortion);
    removed += portion;
    if (portion < rowsPerPortion) return removed;
  }
}

const daysBefore = (now: Date, days: number): string => new Date(now.getTime() - days * dayMs).toISOString();
