import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { failpoint } from '@foldwatch/platform';
import { Clock, isEnabling, MailboxJobs, ofGateways, type EnablingJob, type MailboxJob } from '@foldwatch/ports';
import { admin } from '../access/principal';
import { Acting } from '../audit/acting';

/** For so long whoever was asked has time to do it. */
const headStartMs = 5_000;

/** An enabling that its gateway has left, with its test, if that was begun. */
export interface LeftEnabling {
  readonly job: EnablingJob;
  readonly test: MailboxJob | undefined;
}

const idOf = (testId: string): string => `enable-${testId}`;

/** That a mailbox is to be enabled once its test has passed: kept in the store, so that it outlives the gateway that was asked. */
@Injectable()
export class WantedEnablings {
  constructor(
    private readonly jobs: MailboxJobs,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {}

  /** Before the test can be taken up. Whoever comes by a test that runs already wants the same. */
  async keep(mailboxId: MailboxId, testId: string): Promise<void> {
    const { role: kind, name } = this.acting.actor ?? admin;
    const request = { kind: 'enable', mailboxId, testId, by: { kind, name } } as const;
    await this.jobs.add({ id: idOf(testId), mailboxId: ofGateways, request, createdAt: this.now() });
    failpoint('enabling.wanted');
  }

  /** The oldest first. */
  async list(): Promise<readonly EnablingJob[]> {
    return (await this.jobs.findOpen([ofGateways])).filter(isEnabling);
  }

  /** Those that wait for nothing but a gateway. */
  async listLeft(): Promise<readonly LeftEnabling[]> {
    const wanted = await this.list();
    const all = await Promise.all(wanted.map(async (job) => ({ job, test: await this.jobs.find(job.request.testId) })));
    return all.filter(({ job, test }) => this.isLeft(test === undefined ? job.createdAt : test.finishedAt));
  }

  /** Nothing once that was dealt with. */
  async find(testId: string): Promise<EnablingJob | undefined> {
    const job = await this.jobs.find(idOf(testId));
    return job !== undefined && isEnabling(job) && job.result === undefined ? job : undefined;
  }

  async settle({ id }: EnablingJob): Promise<void> {
    await this.jobs.finish(id, { kind: 'done' }, this.now());
  }

  private isLeft(since: string | undefined): boolean {
    return since !== undefined && this.clock.now().getTime() - Date.parse(since) >= headStartMs;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
