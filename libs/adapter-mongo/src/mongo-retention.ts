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
import { attempt } from './database/attempts';
import type { MongoDatabase } from './database/mongo-database';
import type { JobRow } from './mailboxes/job-row';
import type { MongoContentStore } from './activities/mongo-content-store';

const dayMs = 24 * 60 * 60 * 1000;
const portionSize = 500;
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
const arrivingDays = 1;
/** What untracked mail says is kept no longer for having been tried. */
const simulationDays = 1;
/** Longer than a session lasts, or a failed sign-in counts. */
const signInDays = 8;

export interface SweptCounts {
  readonly decisions: number;
  readonly deadLetters: number;
  readonly waiting: number;
  readonly parked: number;
  readonly jobs: number;
  readonly alerts: number;
  readonly deliveries: number;
  readonly audited: number;
  /** Content that never arrived whole. */
  readonly contents: number;
  readonly simulations: number;
  readonly sessions: number;
  readonly failures: number;
  readonly links: number;
}

interface Kept {
  readonly alertQueries: AlertQueries;
  readonly webhookDeliveries: WebhookDeliveries;
  readonly decisionLog: DecisionLog;
  readonly deadLetters: DeadLetters;
  readonly waitingReplies: WaitingReplies;
  readonly auditLog: AuditLog;
  readonly contentStore: MongoContentStore;
  readonly simulations: Simulations;
  readonly openSessions: OpenSessions;
  readonly signInFailures: SignInFailures;
  readonly signInLinks: SignInLinks;
}

/** Deletes by date what need not be kept. Safe when several processes sweep at once. */
export class MongoRetention {
  constructor(
    private readonly database: MongoDatabase,
    private readonly kept: Kept,
  ) {}

  async sweep(now: Date, { decisionRetentionDays }: { readonly decisionRetentionDays: number }): Promise<SweptCounts> {
    const { decisionLog, deadLetters, waitingReplies, contentStore, alertQueries } = this.kept;
    const { webhookDeliveries, auditLog, simulations, openSessions, signInFailures, signInLinks } = this.kept;
    const signedIn = daysBefore(now, signInDays).toISOString();
    const resolvedBefore = daysBefore(now, alertDays).toISOString();
    const madeBefore = { before: daysBefore(now, deliveryDays).toISOString() };
    const audited = daysBefore(now, auditDays).toISOString();
    const decided = daysBefore(now, decisionRetentionDays).toISOString();
    const died = daysBefore(now, Math.min(deadLetterDays, decisionRetentionDays)).toISOString();
    const arriving = daysBefore(now, arrivingDays);
    const tried = daysBefore(now, simulationDays).toISOString();
    return {
      decisions: await inPortions(() => decisionLog.removeBefore(decided, portionSize)),
      deadLetters: await inPortions(() => deadLetters.removeBefore(died, portionSize)),
      waiting: await inPortions(() => waitingReplies.removeBefore(decided, portionSize)),
      parked: await this.sweepParked(daysBefore(now, parkedDays).toISOString()),
      jobs: await this.sweepJobs(daysBefore(now, jobDays).toISOString()),
      alerts: await inPortions(() => alertQueries.removeResolvedBefore(resolvedBefore, portionSize)),
      deliveries: await inPortions(() => webhookDeliveries.remove(madeBefore, portionSize)),
      audited: await inPortions(() => auditLog.removeBefore(audited, portionSize)),
      contents: await inPortions(() => contentStore.removeArrivingSince(arriving, portionSize)),
      simulations: await inPortions(() => simulations.removeBefore(tried, portionSize)),
      sessions: await inPortions(() => openSessions.removeUnused(signedIn, portionSize)),
      failures: await inPortions(() => signInFailures.removeBefore(signedIn, portionSize)),
      links: await inPortions(() => signInLinks.removeExpired(now.toISOString(), portionSize)),
    };
  }

  private async sweepParked(before: string): Promise<number> {
    const parked = this.database.collection('parked_events');
    let removed = 0;
    for (const group of ['ingest', 'rules', 'writer', 'gateway']) {
      const { deletedCount } = await attempt(() => parked.deleteMany({ group, due: { $lt: before } }));
      removed += deletedCount;
    }
    return removed;
  }

  private async sweepJobs(before: string): Promise<number> {
    let removed = 0;
    for (let after = ''; ;) {
      const jobs = await this.finishedBetween(after, before);
      const followed: string[] = [];
      for (const job of jobs) if (await this.isFollowed(job)) followed.push(job._id);
      await attempt(() => this.jobs.deleteMany({ _id: { $in: followed } }));
      removed += followed.length;
      if (jobs.length < portionSize) return removed;
      after = jobs.at(-1)?.finished ?? before;
    }
  }

  private finishedBetween(after: string, before: string): Promise<readonly JobRow[]> {
    return attempt(() =>
      this.jobs
        .find({ finished: { $gt: after, $lt: before } }, { projection: { doc: 0 } })
        .sort({ finished: 1 })
        .limit(portionSize)
        .toArray(),
    );
  }

  private async isFollowed({ mailbox, kind, finished }: JobRow): Promise<boolean> {
    if (kind === 'erase') return false;
    const newer = await attempt(() =>
      this.jobs.findOne({ mailbox, kind, finished: { $gt: finished } }, { projection: { _id: 1 } }),
    );
    return newer !== null;
  }

  private get jobs() {
    return this.database.collection('mailbox_jobs');
  }
}

async function inPortions(remove: () => Promise<number>): Promise<number> {
  let removed = 0;
  for (;;) {
    const portion = await remove();
    removed += portion;
    if (portion < portionSize) return removed;
  }
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs);
