import {
  daysBefore,
  inPortions,
  jobDays,
  parkedDays,
  sweepExpired,
  type ExpiredCounts,
  type ExpiringStores,
} from '@foldwatch/ports';
import type { MongoContentStore } from './activities/mongo-content-store';
import { attempt } from './database/attempts';
import type { MongoDatabase } from './database/mongo-database';
import type { JobRow } from './mailboxes/job-row';

const portionSize = 500;
const arrivingDays = 1;

export interface SweptCounts extends ExpiredCounts {
  readonly parked: number;
  readonly jobs: number;
  /** Content that never arrived whole. */
  readonly contents: number;
}

interface Kept extends ExpiringStores {
  readonly contentStore: MongoContentStore;
}

/** Deletes by date what need not be kept. Safe when several processes sweep at once. */
export class MongoRetention {
  constructor(
    private readonly database: MongoDatabase,
    private readonly kept: Kept,
  ) {}

  async sweep(now: Date, { decisionRetentionDays }: { readonly decisionRetentionDays: number }): Promise<SweptCounts> {
    const arriving = new Date(daysBefore(now, arrivingDays));
    return {
      ...(await sweepExpired(this.kept, { now, decisionRetentionDays, portion: portionSize })),
      parked: await this.sweepParked(daysBefore(now, parkedDays)),
      jobs: await this.sweepJobs(daysBefore(now, jobDays)),
      contents: await inPortions(portionSize, (limit) => this.kept.contentStore.removeArrivingSince(arriving, limit)),
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
