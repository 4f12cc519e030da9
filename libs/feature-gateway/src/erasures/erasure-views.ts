import { ApiProperty } from '@nestjs/swagger';
import type { HoldingTopic, JobProgress, JobRequest, MailboxJob } from '@foldwatch/ports';
import { JobErrorView, stateOf, type JobView } from '../jobs/job-views';

export class HoldingTopicView {
  @ApiProperty() readonly topic!: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when text may lie there at the latest; null where the topic is kept for ever.',
  })
  readonly until!: string | null;
}

export class ErasureProgressView {
  @ApiProperty({ description: 'Where the person is being erased now.' }) readonly step!: string;
  @ApiProperty({ type: 'integer', description: 'Pages gone through.' }) readonly pages!: number;
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
}

/** Holds no address: subjects are keyed hashes, alike for the same person. */
export class ErasureView {
  @ApiProperty({ description: 'Also of its job, by which it is stopped.' }) readonly id!: string;
  @ApiProperty() readonly dryRun!: boolean;
  @ApiProperty({ enum: ['open', 'done', 'stopped', 'failed'] }) readonly state!: JobView['state'];
  @ApiProperty({ type: [String] }) readonly subjects!: readonly string[];
  @ApiProperty() readonly requestedBy!: string;
  @ApiProperty({ format: 'date-time' }) readonly requestedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly finishedAt!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'What was removed, or would be, by kind; so far, while it is open.',
  })
  readonly counts!: Readonly<Record<string, number>>;
  @ApiProperty({ type: [HoldingTopicView], description: 'Topics that still hold text.' })
  readonly holding!: readonly HoldingTopicView[];
  @ApiProperty({ type: ErasureProgressView, nullable: true }) readonly progress!: ErasureProgressView | null;
  @ApiProperty({ type: JobErrorView, nullable: true }) readonly error!: JobErrorView | null;
}

export class ErasurePage {
  @ApiProperty({ type: [ErasureView] }) readonly items!: readonly ErasureView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

type ErasureRequested = Extract<JobRequest, { readonly kind: 'erase' }>;

export interface ErasureJob extends MailboxJob {
  readonly request: ErasureRequested;
}

export const isErasure = (job: MailboxJob): job is ErasureJob => job.request.kind === 'erase';

export function toErasureView({ id, request, createdAt, finishedAt, result, progress }: ErasureJob): ErasureView {
  const { dryRun, subjects, by } = request;
  return {
    id,
    dryRun,
    state: stateOf(result),
    subjects,
    requestedBy: by,
    requestedAt: createdAt,
    finishedAt: finishedAt ?? null,
    ...findingsIn(result, progress),
    progress: progress === undefined || result !== undefined ? null : toProgressView(progress),
    error: result?.kind === 'failed' ? { code: result.code, message: result.message } : null,
  };
}

const findingsIn = (
  result: MailboxJob['result'],
  progress: MailboxJob['progress'],
): Pick<ErasureView, 'counts' | 'holding'> =>
  result?.kind === 'erased'
    ? { counts: result.counts, holding: result.holding.map(toHoldingView) }
    : { counts: progress?.counts ?? {}, holding: [] };

const toProgressView = ({ step = '', done, at }: JobProgress): ErasureProgressView => ({ step, pages: done, at });

const toHoldingView = ({ topic, until }: HoldingTopic): HoldingTopicView => ({ topic, until: until ?? null });
