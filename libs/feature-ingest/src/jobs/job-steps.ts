import { Injectable } from '@nestjs/common';
import type { RuleId } from '@foldwatch/domain';
import type { JobResult } from '@foldwatch/ports';
import type { MailboxRuntime } from '../mailbox/mailbox-runtime';
import { MailboxSteps } from '../mailbox/mailbox-steps';
import { priorities } from '../mailbox/timing/task-lane';
import type { Wished } from '../recording/find-wished';
import { RecordWished } from '../recording/record-wished';

/** Whatever waits for its next try is tried by "sync now". */
const everyRetryMs = 86_400_000;

const done: JobResult = { kind: 'done' };

/** What jobs do to a mailbox, a short turn of its lane at a time. */
@Injectable()
export class JobSteps {
  constructor(
    private readonly steps: MailboxSteps,
    private readonly wished: RecordWished,
  ) {}

  /** Reads every followed folder, and tries again what failed before. */
  async sync(runtime: MailboxRuntime, jobId: string): Promise<JobResult> {
    const { mailbox } = runtime;
    const turn = <T>(step: () => Promise<T>): Promise<T> => takeTurn(runtime, jobId, step);
    await takeTurn(runtime, jobId, () => this.steps.folders.tree.execute(mailbox), priorities.job);
    const { read } = await turn(() => this.steps.folders.watched.plan(mailbox));
    for (const folderId of read) {
      while ((await turn(() => this.steps.reading.folder.execute(mailbox, folderId))).more);
    }
    await turn(() => this.steps.reading.due.execute(mailbox, 'change', everyRetryMs));
    await turn(() => this.steps.reading.due.execute(mailbox, 'reconciliation', everyRetryMs));
    await this.observeAgain(runtime, turn);
    await turn(() => this.steps.status.execute(mailbox));
    runtime.agenda.plan('new');
    return done;
  }

  /** What a comparison found different. */
  async observeAgain({ mailbox }: MailboxRuntime, turn: <T>(step: () => Promise<T>) => Promise<T>): Promise<void> {
    while (await turn(() => this.steps.reading.due.execute(mailbox, 'reconciliation')));
    while ((await turn(() => this.steps.reading.locate.execute(mailbox))).more);
  }

  async readFolders(runtime: MailboxRuntime, jobId: string): Promise<JobResult> {
    await takeTurn(runtime, jobId, () => this.steps.folders.tree.anew(runtime.mailbox), priorities.job);
    runtime.agenda.plan('new');
    return done;
  }

  /** A person waits for it. */
  recordWished(runtime: MailboxRuntime, jobId: string, wished: Wished): Promise<JobResult> {
    return takeTurn(runtime, jobId, () => this.wished.execute(runtime.mailbox, wished), priorities.job);
  }

  /** The folders are listed to their end first: until then it is not known what there is to skip. */
  async stopBackfill(runtime: MailboxRuntime, jobId: string, ruleId: RuleId): Promise<JobResult> {
    const { mailbox } = runtime;
    for (const folderId of mailbox.foldersOf(ruleId)) {
      const isListing = (): boolean =>
        mailbox.trackingRule(folderId) !== undefined && mailbox.cursors.get(folderId)?.listing !== undefined;
      while (isListing()) await takeTurn(runtime, jobId, () => this.steps.reading.folder.execute(mailbox, folderId));
      await takeTurn(runtime, jobId, () => this.steps.folders.giveUp.execute(mailbox, folderId, 'skip'));
    }
    await takeTurn(runtime, jobId, () => this.steps.status.execute(mailbox));
    return done;
  }
}

/** One short step of a job; live reads have their turn between two, unless the job is to go first. */
export const takeTurn = <T>(
  runtime: MailboxRuntime,
  jobId: string,
  step: () => Promise<T>,
  priority: number = priorities.read,
): Promise<T> => runtime.act('main', { key: `job:${jobId}`, priority }, step);
