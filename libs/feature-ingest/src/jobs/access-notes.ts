import { pause } from '@foldwatch/platform';
import type {
  AccessHeadway,
  AccessStep,
  AccessWatch,
  Clock,
  ExchangeJob,
  JobProgress,
  MailboxJobs,
} from '@foldwatch/ports';

/** How soon a test that hangs notices that it was stopped, and how often it says that it is still there. */
const beatMs = 1_000;

/** Tells in the job what its test is at, for those who watch; and the test when nobody wants it any more. */
export class AccessNotes implements AccessWatch {
  private readonly ending = new AbortController();
  private readonly over = new AbortController();
  private readonly beating: Promise<void>;
  private headway: AccessHeadway = { ended: [] };
  private revision: number;
  private writing: Promise<void> | undefined;
  private isStale = false;

  constructor(
    private readonly job: ExchangeJob,
    private readonly jobs: MailboxJobs,
    private readonly clock: Clock,
  ) {
    this.revision = job.progress?.revision ?? 0;
    this.beating = this.beat();
  }

  get signal(): AbortSignal {
    return this.ending.signal;
  }

  readonly began = (step: AccessStep['step'], doing: string): void => {
    const { ended, running } = this.headway;
    const startedAt = running?.step === step ? running.startedAt : this.clock.now().toISOString();
    this.headway = { ended, running: { step, doing, startedAt } };
    this.note();
  };

  readonly ended = (step: AccessStep): void => {
    this.headway = { ended: [...this.headway.ended, step] };
    this.note();
  };

  /** From outside, such as when the process closes. */
  end(): void {
    this.ending.abort();
  }

  /** Resolves when all is written. */
  async close(): Promise<void> {
    this.over.abort();
    await this.beating;
    await this.writing;
  }

  /** One writes at a time, and what comes meanwhile is written together. */
  private note(): void {
    this.isStale = true;
    this.writing ??= this.write().finally(() => (this.writing = undefined));
  }

  private async write(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      this.revision += 1;
      const saved = await this.jobs.advance(this.job.id, this.progress()).catch(() => 'unknown');
      if (saved === 'lost') this.ending.abort();
      if (saved === 'unknown') this.revision -= 1;
    }
  }

  private progress(): JobProgress {
    const { revision, headway: access } = this;
    return { revision, at: this.clock.now().toISOString(), done: access.ended.length, access };
  }

  private async beat(): Promise<void> {
    while (!this.over.signal.aborted && !this.ending.signal.aborted) {
      await pause(beatMs, this.over.signal);
      if (!this.over.signal.aborted) this.note();
    }
  }
}
