import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
import { Clock, isOfExchange, MailboxJobs, type ExchangeJob, type JobRequest, type JobResult } from '@foldwatch/ports';
import type { MailboxRuntime } from '../mailbox/mailbox-runtime';
import { OwnedMailboxes } from '../mailbox/ownership/owned-mailboxes';
import { failureOf, mailboxNotEnabled } from './job-failures';
import { JobWork } from './job-work';

/** A comparison that cannot be made now is made again later: nobody waits for it, and others shall have their turn. */
const isScheduled = ({ request }: ExchangeJob): boolean =>
  request.kind === 'completeness' && request.because === 'schedule';

/** Does what people asked for, once each, but what the writer does without Exchange; a job that cannot be done now stays open and is looked at again. */
@Injectable()
export class RunJobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Ingest');
  private readonly active = new Map<string, Promise<void>>();
  private readonly comparing = new Set<string>();
  private readonly announcedAgain = new Set<string>();
  private readonly shutdown = new AbortController();

  constructor(
    private readonly jobs: MailboxJobs,
    private readonly owned: OwnedMailboxes,
    private readonly work: JobWork,
    private readonly clock: Clock,
  ) {
    owned.onReconciled(() => this.execute(owned.knownIds));
  }

  /** Begins the open jobs of these mailboxes; resolves when they are under way. */
  async execute(mailboxIds: readonly MailboxId[]): Promise<void> {
    if (mailboxIds.length === 0) return;
    for (const job of await this.jobs.findOpen(mailboxIds)) {
      if (!isOfExchange(job)) continue;
      if (this.active.has(job.id)) this.announcedAgain.add(job.id);
      else this.begin(job);
    }
  }

  private begin(job: ExchangeJob): void {
    if (isScheduled(job)) this.comparing.add(job.id);
    const running = this.run(job).finally(() => {
      this.active.delete(job.id);
      this.comparing.delete(job.id);
      this.lookAgain(job);
    });
    this.active.set(job.id, running);
  }

  /** What came while it was found that it cannot be done yet may be why it can. */
  private lookAgain({ id, mailboxId }: ExchangeJob): void {
    if (!this.announcedAgain.delete(id) || this.shutdown.signal.aborted) return;
    this.execute([mailboxId]).catch(() => undefined);
  }

  /** Begins a job that no person asked for; it waits in the store like any other. */
  async ask(mailboxId: MailboxId, request: JobRequest): Promise<void> {
    await this.jobs.add({ id: randomId(), mailboxId, request, createdAt: this.clock.now().toISOString() });
    await this.execute([mailboxId]);
  }

  /** A scheduled comparison is under way. */
  get isComparing(): boolean {
    return this.comparing.size > 0;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await Promise.all(this.active.values());
  }

  private async run(job: ExchangeJob): Promise<void> {
    const { id, mailboxId } = job;
    const { kind } = job.request;
    try {
      const result = await this.resultOf(job);
      if (result === undefined) return;
      await this.jobs.finish(id, result, this.clock.now().toISOString());
      this.logger.log({ event: 'job.finished', jobId: id, mailboxId, kind, result: result.kind });
    } catch (error) {
      this.logger.warn({
        event: 'job.failed',
        jobId: id,
        mailboxId,
        kind,
        error: error instanceof Error ? error.name : '',
      });
    }
  }

  private async resultOf(job: ExchangeJob): Promise<JobResult | undefined> {
    const runtime = this.owned.find(job.mailboxId);
    try {
      if (job.request.kind === 'test-and-enable') return await this.test(job, runtime);
      if (runtime === undefined) return (await this.mayBeTaken(job.mailboxId)) ? undefined : mailboxNotEnabled;
      return await this.carryOut(job, runtime);
    } catch (error) {
      const isLeftOpen = runtime?.stopping.aborted === true || !isScheduled(job);
      return failureOf(error, isLeftOpen);
    }
  }

  /** By somebody else, or here as soon as it is heard of that it was enabled; the job waits for that. */
  private async mayBeTaken(mailboxId: MailboxId): Promise<boolean> {
    return this.owned.isOthers(mailboxId) || this.owned.isEnabled(mailboxId);
  }

  private async test(job: ExchangeJob, runtime: MailboxRuntime | undefined): Promise<JobResult | undefined> {
    const result = await this.work.access.execute(job, this.shutdown.signal);
    if (result?.kind === 'tested' && result.steps.every(({ ok }) => ok)) runtime?.resume();
    return result;
  }

  private async carryOut(job: ExchangeJob, runtime: MailboxRuntime): Promise<JobResult | undefined> {
    if (job.request.kind === 'sync') runtime.resume();
    const halt = runtime.haltedBy;
    if (halt !== undefined) return { kind: 'failed', code: halt.code, message: halt.message };
    return this.workOn(job, runtime);
  }

  private async workOn({ request, ...job }: ExchangeJob, runtime: MailboxRuntime): Promise<JobResult | undefined> {
    switch (request.kind) {
      case 'sync':
        return this.work.steps.sync(runtime, job.id);
      case 'read-folders':
        return this.work.steps.readFolders(runtime, job.id);
      case 'stop-backfill':
        return this.work.steps.stopBackfill(runtime, job.id, request.ruleId);
      case 'completeness':
        return this.work.completeness.execute(runtime, { ...job, request });
      case 'record':
        return this.work.steps.recordWished(runtime, job.id, request);
      case 'simulate':
        return this.work.samples.execute(runtime, { ...job, request, signal: this.shutdown.signal });
      case 'test-and-enable':
      default:
        return undefined;
    }
  }
}
