import { Injectable } from '@nestjs/common';
import { reasons, type RecordRef } from '@foldwatch/domain';
import type { JobRequest, LoggedDecision } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { NotPossible } from '../http/refusal';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';
import { RegardingRecords } from '../records/regarding-records';
import { canRecordNow, isTrackedIn } from './can-record-now';
import type { RecordNowView } from './record-now-views';
import { RecordingOutcomes } from './recording-outcomes';
import { VisibleDecisions } from './visible-decisions';

type Recording = Extract<JobRequest, { readonly kind: 'record' }>;

const jobTimeoutMs = 5_000;

/**
 * Has a message recorded of which it was decided not to. The mailbox's owner process looks for it where it is now, and it
 * is decided anew with the person's wish among the facts. Asked for twice, it is one act.
 */
@Injectable()
export class RecordNow {
  constructor(
    private readonly decisions: VisibleDecisions,
    private readonly outcomes: RecordingOutcomes,
    private readonly records: RegardingRecords,
    private readonly jobs: ExchangeJobs,
  ) {}

  async execute(id: string, regarding: RecordRef | undefined, viewer: Principal): Promise<RecordNowView> {
    const decision = await this.decisions.find(id, viewer);
    const { mailboxId, activityId } = decision;
    const activity = await this.outcomes.activity(decision);
    if (isTrackedIn(activity, mailboxId)) return { outcome: 'already-recorded', activityId, jobId: null };
    if (!canRecordNow(decision, activity, viewer)) throw new NotPossible('never-recorded', explained(decision));
    const record = regarding === undefined ? {} : { regarding: await this.records.find(regarding) };
    const wish = { by: viewer.name, at: this.outcomes.now(), ...record };
    const jobId = await this.start(decision, wish);
    const isRecorded = await this.isRecorded(decision, jobId, wish.at);
    return { outcome: isRecorded ? 'recorded' : 'under-way', activityId, jobId };
  }

  private start(decision: LoggedDecision, wish: Recording['wish']): Promise<string> {
    const { mailboxId, activityId, folderId, internetMessageId } = decision;
    const named = internetMessageId === undefined ? {} : { internetMessageId };
    const request: Recording = { kind: 'record', activityId, folderId, ...named, wish };
    const isSame = (other: JobRequest): boolean => other.kind === 'record' && other.activityId === activityId;
    return this.jobs.startUnlessOpen(mailboxId, request, { isSame });
  }

  /** False while that is not known yet; refused when the message is gone, or stays out whatever a person wants. */
  private async isRecorded(decision: LoggedDecision, jobId: string, since: string): Promise<boolean> {
    const result = await this.jobs.resultOf(jobId, jobTimeoutMs);
    if (result === undefined) return false;
    if (result.kind === 'failed') throw new NotPossible(result.code, result.message);
    const outcome = await this.outcomes.wait(decision, since);
    if (outcome?.kind === 'refused') throw new NotPossible('not-recorded', explained(outcome.decision));
    return outcome !== undefined;
  }
}

const explained = ({ reason }: LoggedDecision): string => `${reasons[reason].sentence} ${reasons[reason].remedy}`;
