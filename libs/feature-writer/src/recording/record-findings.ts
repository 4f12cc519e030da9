import type { ActivityId } from '@foldwatch/domain';
import { failpoint } from '@foldwatch/platform';
import { Clock } from '@foldwatch/ports';
import { Injectable, Logger } from '@nestjs/common';
import { FoldBatch, type FoldedGroup, type Group } from './fold-batch';
import { ActivityContended, type Failures, type Incoming } from './incoming';
import { StoreFolded } from './store-folded';
import { TellRecorded } from '../telling/tell-recorded';
import { batchSeconds, countChanges, recordingSeconds } from '../writer-metrics';

/** How often a batch is folded anew into activities that somebody else wrote meanwhile. */
const mostRounds = 8;

/** Folds what was found into activities, stores them by compare-and-set, and publishes what changed. */
@Injectable()
export class RecordFindings {
  private readonly logger = new Logger(RecordFindings.name);

  constructor(
    private readonly foldBatch: FoldBatch,
    private readonly storeFolded: StoreFolded,
    private readonly tellRecorded: TellRecorded,
    private readonly clock: Clock,
  ) {}

  /** Says what could not be recorded; for the rest, everything that follows from it can no longer be lost. */
  async execute(incoming: readonly Incoming[]): Promise<Failures> {
    const stopTimer = batchSeconds.startTimer();
    const failures = new Map<ActivityId, Error>();
    const recorded: FoldedGroup[] = [];
    let open = groupsOf(incoming);
    for (let round = 0; open.length > 0 && round < mostRounds; round += 1) {
      const { groups, failed } = await this.foldBatch.execute(open);
      failpoint('writer.folded');
      const { stored, lost } = await this.storeFolded.execute(groups);
      failpoint('writer.stored');
      for (const [id, error] of failed) failures.set(id, error);
      recorded.push(...stored);
      open = open.filter(({ id }) => lost.has(id));
    }
    for (const { id } of open) failures.set(id, new ActivityContended('others kept writing the activity'));
    const untold = await this.tellRecorded.execute(recorded);
    this.report(recorded);
    this.reportFailures(incoming, failures);
    stopTimer();
    return new Map([...failures, ...untold]);
  }

  private report(recorded: readonly FoldedGroup[]): void {
    countChanges(recorded.flatMap(({ folded }) => folded.changes));
    const now = this.clock.now().getTime();
    for (const { group, folded } of recorded) {
      const first = group.incoming[0]?.finding;
      if (first?.kind !== 'present' || !folded.changes.some(({ type }) => type === 'tracked')) continue;
      recordingSeconds.observe((now - Date.parse(first.observedAt)) / 1_000);
    }
  }

  private reportFailures(incoming: readonly Incoming[], failures: Failures): void {
    for (const { finding, event } of incoming) {
      const error = failures.get(finding.activityId);
      if (error === undefined) continue;
      const { activityId } = finding;
      const { correlationId } = event;
      this.logger.error({ event: 'activity.unrecorded', activityId, correlationId, error: error.name });
    }
  }
}

function groupsOf(incoming: readonly Incoming[]): readonly Group[] {
  const byActivity = Map.groupBy(incoming, ({ finding }) => finding.activityId);
  return Array.from(byActivity, ([id, group]) => ({ id, incoming: group }));
}
