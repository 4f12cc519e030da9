import { contentRefsOf, erasureReach, type Activity, type ErasureFinding } from '@foldwatch/domain';
import { hashId, newTrace } from '@foldwatch/platform';
import { ActivityStore, Clock } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { RecordFindings } from '../recording/record-findings';
import { DropContents } from './drop-contents';
import type { ErasurePage, ErasureStep, ErasureWork } from './erasure-work';

const pageSize = 100;
/** The cursor of a first page that is looked at once more. */
const atTheBeginning = '';

/**
 * Goes through every activity, the longest unmodified first. What it erases is modified by that, so it comes again behind
 * everything else, and is counted only there: once, wherever a process was ended.
 */
@Injectable()
export class EraseActivities implements ErasureStep {
  constructor(
    private readonly store: ActivityStore,
    private readonly recordFindings: RecordFindings,
    private readonly dropContents: DropContents,
    private readonly clock: Clock,
  ) {}

  next(work: ErasureWork, cursor?: string): Promise<ErasurePage> {
    return this.nextSince('', work, cursor);
  }

  async nextSince(since: string, work: ErasureWork, cursor?: string): Promise<ErasurePage> {
    const from = cursor === atTheBeginning ? undefined : cursor;
    const { activities, nextCursor } = await this.store.findModifiedSince(since, pageSize, from);
    const onward = nextCursor === undefined ? {} : { nextCursor };
    const concerned = activities.filter((activity) => erasureReach(activity, work.person) !== 'none');
    if (work.dryRun) return { counts: this.preview(concerned, work), ...onward };
    const done = activities.filter((activity) => isErasedBy(activity, work));
    if (concerned.length > 0) return this.erase(work, concerned, cursor);
    if (work.isResumed) await this.record(work, done);
    return { counts: countsOf(done), ...onward };
  }

  /** The same page is looked at once more: what was on it has moved on. */
  private async erase(work: ErasureWork, concerned: readonly Activity[], cursor?: string): Promise<ErasurePage> {
    const withheld = concerned.filter((activity) => erasureReach(activity, work.person) !== 'regarding');
    const contents = await this.dropContents.ofActivities(withheld);
    await this.record(work, concerned);
    return { counts: { contents }, nextCursor: cursor ?? atTheBeginning };
  }

  private async record(work: ErasureWork, activities: readonly Activity[]): Promise<void> {
    const trace = { ...newTrace(), correlationId: work.jobId };
    const incoming = activities.map((activity) => ({ finding: this.finding(activity, work), event: trace }));
    const failures = await this.recordFindings.execute(incoming);
    for (const error of failures.values()) throw error;
  }

  private finding({ id }: Activity, work: ErasureWork): ErasureFinding {
    const { person, categoryName } = work;
    const at = this.clock.now().toISOString();
    return { kind: 'erase', id: causeOf(id, work), activityId: id, at, person, settings: { categoryName } };
  }

  private preview(concerned: readonly Activity[], { person }: ErasureWork) {
    const whole = concerned.filter((activity) => erasureReach(activity, person) === 'whole');
    const withheld = concerned.filter((activity) => erasureReach(activity, person) !== 'regarding');
    const contents = new Set(withheld.flatMap(({ content }) => contentRefsOf(content)));
    return {
      activitiesRemoved: whole.length,
      activitiesChanged: concerned.length - whole.length,
      contents: contents.size,
    };
  }
}

const causeOf = (activityId: string, { jobId }: ErasureWork): string => hashId('erasure', jobId, activityId);

const isErasedBy = ({ id, history }: Activity, work: ErasureWork): boolean => {
  const cause = causeOf(id, work);
  return history.some(({ causeId }) => causeId === cause);
};

function countsOf(done: readonly Activity[]) {
  const removed = done.filter(({ status }) => status === 'erased').length;
  return { activitiesRemoved: removed, activitiesChanged: done.length - removed };
}
