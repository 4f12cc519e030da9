import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { Clock, MailboxJobs, type MailboxJob } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { pageOf, type PageQuery } from '../http/page-query';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { toTestRunView, type MailboxTestPage, type MailboxTestRunView } from './mailbox-test-views';
import { WantedEnablings } from './wanted-enablings';

/** Tests of a mailbox, the one that runs and those of before. */
@Injectable()
export class KnownMailboxTests {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly jobs: MailboxJobs,
    private readonly wanted: WantedEnablings,
    private readonly clock: Clock,
  ) {}

  async list(mailboxId: MailboxId, query: PageQuery): Promise<MailboxTestPage> {
    await this.mailboxes.find(mailboxId);
    const { jobs, nextCursor } = await this.jobs.list({ mailboxId, kind: 'test-and-enable', ...pageOf(query) });
    const wanted = new Set((await this.wanted.list()).map(({ request }) => request.testId));
    const { mailbox } = await this.mailboxes.find(mailboxId);
    const items = jobs.map((job) =>
      toTestRunView(job, { mailboxState: mailbox.state, isEnabling: wanted.has(job.id) }),
    );
    return { items, nextCursor: nextCursor ?? null };
  }

  /** The mailbox is looked at last: a test that is told to be over tells of the mailbox that it enabled. */
  async read(mailboxId: MailboxId, testId: string): Promise<MailboxTestRunView> {
    await this.mailboxes.find(mailboxId);
    const job = await this.find(mailboxId, testId);
    const isEnabling = (await this.wanted.find(testId)) !== undefined;
    const { mailbox } = await this.mailboxes.find(mailboxId);
    return toTestRunView(job, { mailboxState: mailbox.state, isEnabling });
  }

  /** What it has found out stays; whoever makes it notices within a second. */
  async stop(mailboxId: MailboxId, testId: string): Promise<MailboxTestRunView> {
    await this.find(mailboxId, testId);
    await this.jobs.finish(testId, { kind: 'stopped' }, this.clock.now().toISOString());
    return this.read(mailboxId, testId);
  }

  private async find(mailboxId: MailboxId, testId: string): Promise<MailboxJob> {
    const job = await this.jobs.find(testId);
    if (job?.mailboxId === mailboxId && job.request.kind === 'test-and-enable') return job;
    throw new UnknownResource('unknown-test', 'There is no such test of this mailbox, or it was made long ago.');
  }
}
