import { ApiProperty } from '@nestjs/swagger';
import type { Mailbox } from '@foldwatch/domain';
import {
  accessSteps,
  type AccessHeadway,
  type AccessStep,
  type AccessStepName,
  type MailboxJob,
} from '@foldwatch/ports';

const stepStates = ['waiting', 'running', 'passed', 'failed', 'stopped', 'not-tried'] as const;
const testStates = ['waiting', 'running', 'passed', 'failed', 'stopped', 'not-made'] as const;

type StepState = (typeof stepStates)[number];
type TestState = (typeof testStates)[number];

export class MailboxTestStepView {
  @ApiProperty({ enum: accessSteps }) readonly step!: AccessStepName;
  @ApiProperty({ enum: stepStates }) readonly state!: StepState;
  @ApiProperty({ type: String, nullable: true, description: 'A sentence: what is being done now.' })
  readonly doing!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Of the one that runs.' })
  readonly startedAt!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of one that has ended.' })
  readonly durationMs!: number | null;
  @ApiProperty({ type: String, nullable: true }) readonly code!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly message!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of one that failed: what to do about it.' })
  readonly cure!: string | null;
}

export class MailboxTestErrorView {
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly message!: string;
}

export class MailboxTestRunView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly mailboxId!: string;
  @ApiProperty({
    enum: testStates,
    description: '`waiting` until the service that reads mailboxes takes it up; `passed` once the mailbox is enabled.',
  })
  readonly state!: TestState;
  @ApiProperty({ format: 'date-time' }) readonly startedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly endedAt!: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the service that makes the test was last heard of: every second, also while a step hangs.',
  })
  readonly heardAt!: string | null;
  @ApiProperty({ type: [MailboxTestStepView], description: 'All of them, in the order in which they are tried.' })
  readonly steps!: readonly MailboxTestStepView[];
  @ApiProperty({ enum: ['pending', 'enabled', 'disabled'], description: 'How the mailbox is now.' })
  readonly mailboxState!: Mailbox['state'];
  @ApiProperty({ type: MailboxTestErrorView, nullable: true, description: 'Why the test could not be made.' })
  readonly error!: MailboxTestErrorView | null;
}

export class MailboxTestPage {
  @ApiProperty({ type: [MailboxTestRunView] }) readonly items!: readonly MailboxTestRunView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const hasPassed = (steps: readonly AccessStep[]): boolean => steps.length > 0 && steps.every(({ ok }) => ok);

interface Beside {
  readonly mailboxState: Mailbox['state'];
  /** What is to be done when it has passed is not done yet. */
  readonly isEnabling: boolean;
}

export function toTestRunView(job: MailboxJob, { mailboxState, isEnabling }: Beside): MailboxTestRunView {
  const { id, mailboxId, createdAt, finishedAt, progress, result } = job;
  return {
    id,
    mailboxId,
    state: stateOf(job, isEnabling && mailboxState !== 'enabled'),
    startedAt: createdAt,
    endedAt: finishedAt ?? null,
    heardAt: progress?.at ?? null,
    steps: accessSteps.map((step) => stepOf(step, job)),
    mailboxState,
    error: result?.kind === 'failed' ? { code: result.code, message: result.message } : null,
  };
}

function stateOf({ result, progress }: MailboxJob, isEnabling: boolean): TestState {
  if (result === undefined) return progress === undefined ? 'waiting' : 'running';
  if (result.kind === 'stopped') return 'stopped';
  if (result.kind !== 'tested') return 'not-made';
  if (!hasPassed(result.steps)) return 'failed';
  return isEnabling ? 'running' : 'passed';
}

function stepOf(step: AccessStepName, job: MailboxJob): MailboxTestStepView {
  const { result } = job;
  // One that passed at first may have turned out to have failed.
  const ended = triedIn(job).findLast((one) => one.step === step);
  if (ended !== undefined) return endedStep(ended);
  const running = runningIn(job);
  if (running?.step !== step) return { ...blank, step, state: result === undefined ? 'waiting' : 'not-tried' };
  const { doing, startedAt } = running;
  return { ...blank, step, state: result === undefined ? 'running' : 'stopped', doing, startedAt };
}

const triedIn = ({ result, progress }: MailboxJob): readonly AccessStep[] =>
  result?.kind === 'tested' ? result.steps : (progress?.access?.ended ?? []);

const runningIn = ({ result, progress }: MailboxJob): AccessHeadway['running'] =>
  result?.kind === 'tested' ? undefined : progress?.access?.running;

const endedStep = ({ step, ok, durationMs, code, message, cure }: AccessStep): MailboxTestStepView => ({
  ...blank,
  step,
  state: ok ? 'passed' : 'failed',
  durationMs: durationMs ?? null,
  code: code ?? null,
  message,
  cure: cure ?? null,
});

const blank = { doing: null, startedAt: null, durationMs: null, code: null, message: null, cure: null };
