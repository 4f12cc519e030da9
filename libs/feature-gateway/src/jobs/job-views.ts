import { ApiProperty } from '@nestjs/swagger';
import {
  isEnabling,
  wholeOrganization,
  type ExchangeJob,
  type JobProgress,
  type JobResult,
  type MailboxJob,
  type RenamingJob,
  type WriterJob,
} from '@foldwatch/ports';

/** What is left to do behind a test is told as part of the test. */
export type ShownJob = ExchangeJob | WriterJob | RenamingJob;
export const isShown = (job: MailboxJob): job is ShownJob => !isEnabling(job);

const states = ['open', 'done', 'stopped', 'failed'] as const;
const kinds = [
  'sync',
  'test-and-enable',
  'read-folders',
  'stop-backfill',
  'completeness',
  'record',
  'relink',
  'simulate',
  'republish',
  'resolve',
  'erase',
  'rename-categories',
] as const satisfies readonly ShownJob['request']['kind'][];

export class JobProgressView {
  @ApiProperty({
    type: 'integer',
    description:
      'Activities dealt with; of an erasure pages of whatever there is, of a simulation or renaming messages read.',
  })
  readonly done!: number;
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Of a walk by time: everything modified before is dealt with.',
  })
  readonly reachedAt!: string | null;
}

export class JobErrorView {
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly message!: string;
}

export class JobView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: kinds }) readonly kind!: (typeof kinds)[number];
  @ApiProperty({ type: String, nullable: true, description: 'null when it concerns no single mailbox.' })
  readonly mailboxId!: string | null;
  @ApiProperty({ enum: states }) readonly state!: (typeof states)[number];
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly finishedAt!: string | null;
  @ApiProperty({ type: JobProgressView, nullable: true, description: 'Of those that take long.' })
  readonly progress!: JobProgressView | null;
  @ApiProperty({ type: JobErrorView, nullable: true }) readonly error!: JobErrorView | null;
}

export class JobPage {
  @ApiProperty({ type: [JobView] }) readonly items!: readonly JobView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export function toJobView({ id, mailboxId, request, createdAt, finishedAt, result, progress }: ShownJob): JobView {
  return {
    id,
    kind: request.kind,
    mailboxId: mailboxId === wholeOrganization ? null : mailboxId,
    state: stateOf(result),
    createdAt,
    finishedAt: finishedAt ?? null,
    progress: progress === undefined ? null : toProgressView(progress),
    error: result?.kind === 'failed' ? { code: result.code, message: result.message } : null,
  };
}

const toProgressView = ({ done, at, reachedAt }: JobProgress): JobProgressView => ({
  done,
  at,
  reachedAt: reachedAt ?? null,
});

export function stateOf(result: JobResult | undefined): JobView['state'] {
  switch (result?.kind) {
    case undefined:
      return 'open';
    case 'failed':
    case 'stopped':
      return result.kind;
    case 'done':
    case 'tested':
    case 'completeness':
    case 'erased':
    default:
      return 'done';
  }
}
