import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { pause } from '@foldwatch/platform';
import { MailboxJobs, type JobResult } from '@foldwatch/ports';
import { NotFinishedInTime } from '../http/refusal';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import type { MailboxTestView } from '../mailboxes/mailbox-views';
import { RunMailboxTests } from './run-mailbox-tests';

const testTimeoutMs = 30_000;

/** A test for those who wait for its end. */
@Injectable()
export class TestAndEnableMailbox {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly tests: RunMailboxTests,
    private readonly jobs: MailboxJobs,
  ) {}

  async execute(id: MailboxId): Promise<MailboxTestView> {
    const { jobId, outcome } = await this.tests.start(id);
    const waiting = new AbortController();
    const result = await Promise.race([outcome, pause(testTimeoutMs, waiting.signal).then(() => undefined)]);
    waiting.abort();
    if (result?.kind !== 'tested')
      throw new NotFinishedInTime('mailbox-not-tested', await this.reasonOf(jobId, result));
    const { mailbox } = await this.mailboxes.find(id);
    return { steps: result.steps, state: mailbox.state };
  }

  private async reasonOf(jobId: string, result: JobResult | undefined): Promise<string> {
    if (result?.kind === 'failed') return result.message;
    if (result?.kind === 'stopped') return 'The test was stopped.';
    const running = (await this.jobs.find(jobId))?.progress?.access?.running;
    const where = running === undefined ? '' : ` It is at the step "${running.step}": ${running.doing}`;
    return `The test takes longer than usual.${where} Try again in a minute.`;
  }
}
