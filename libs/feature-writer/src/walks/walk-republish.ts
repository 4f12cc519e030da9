import type { Activity } from '@foldwatch/domain';
import { newTrace } from '@foldwatch/platform';
import { ActivityStore, type JobProgress, type MailboxJob, type RepublishedPart } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { retellingOf } from '../telling/activity-messages';
import { Headway } from './headway';
import { Pace } from './pace';
import { TellAgain } from '../telling/tell-again';

export interface RepublishJob extends Pick<MailboxJob, 'id' | 'createdAt' | 'progress'> {
  readonly of: RepublishedPart;
}

interface Page {
  readonly activities: readonly Activity[];
  readonly reachedAt?: string;
  readonly nextCursor?: string;
}

/** Clocks may differ by this; what was modified later than the job was asked for is published by who modifies it. */
const clockSkewMs = 60_000;

/** Tells again what the store knows of activities: the events of the history that is kept, and the state or its tombstone. */
@Injectable()
export class WalkRepublish {
  constructor(
    private readonly store: ActivityStore,
    private readonly tellAgain: TellAgain,
    private readonly headway: Headway,
    private readonly pace: Pace,
  ) {}

  /** A page at a time, from where it was left. */
  async execute(job: RepublishJob, signal: AbortSignal): Promise<'done' | 'stopped'> {
    const trace = { ...newTrace(), correlationId: job.id };
    let { progress } = job;
    while (await this.headway.mayGoOn(job.id, signal)) {
      const page = await this.next(job, progress?.cursor);
      await this.tellAgain.execute(page.activities, (activity) => retellingOf(activity, trace));
      progress = await this.headway.note(job.id, progress, stepTo(page, progress));
      if (progress === undefined) return 'stopped';
      if (page.nextCursor === undefined) return 'done';
    }
    return 'stopped';
  }

  private async next(job: RepublishJob, cursor: string | undefined): Promise<Page> {
    if ('activityId' in job.of) {
      return { activities: [...(await this.store.findMany([job.of.activityId])).values()] };
    }
    const since = 'since' in job.of ? job.of.since : '';
    const found = await this.store.findModifiedSince(since, this.pace.settings.republishPage, cursor);
    return { ...pageOf(found, job), activities: found.activities.filter((activity) => isWanted(activity, job.of)) };
  }
}

function pageOf(
  { activities, nextCursor }: { readonly activities: readonly Activity[]; readonly nextCursor?: string },
  { createdAt }: RepublishJob,
): Omit<Page, 'activities'> {
  const reachedAt = activities.at(-1)?.modifiedAt;
  if (reachedAt === undefined) return {};
  const isBehind = Date.parse(reachedAt) > Date.parse(createdAt) + clockSkewMs;
  return { reachedAt, ...(nextCursor !== undefined && !isBehind && { nextCursor }) };
}

/** Also where the link is no longer tracked: its tombstone is what a consumer may have missed. */
const isWanted = ({ links }: Activity, of: RepublishedPart): boolean =>
  !('mailboxId' in of) || links.some(({ mailboxId }) => mailboxId === of.mailboxId);

/** The last page keeps the cursor by which it was found, so that a process that ends before it said so repeats that page alone. */
function stepTo(
  { activities, reachedAt, nextCursor }: Page,
  before: JobProgress | undefined,
): Pick<JobProgress, 'done' | 'reachedAt' | 'cursor'> {
  const reached = reachedAt ?? before?.reachedAt;
  const cursor = nextCursor ?? before?.cursor;
  return {
    done: (before?.done ?? 0) + activities.length,
    ...(reached !== undefined && { reachedAt: reached }),
    ...(cursor !== undefined && { cursor }),
  };
}
