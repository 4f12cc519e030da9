import { pause } from '@foldwatch/platform';

/** Lower goes first. */
export const priorities = { tree: 0, job: 1, read: 2, due: 3, action: 4, locate: 5, backfill: 6 } as const;

export interface LaneTask {
  /** Only one of a key waits at a time. */
  readonly key: string;
  readonly priority: number;
  /** `again` puts it back at the end of its priority. */
  readonly run: () => Promise<'done' | 'again'>;
}

interface LaneOptions {
  /** How many run at the same moment. */
  readonly width: number;
  /** Called before each task; it may wait. */
  readonly admit: (signal: AbortSignal) => Promise<void>;
  readonly run: (task: LaneTask) => Promise<'done' | 'again'>;
  /** Says whether a task that failed is to be tried again. Never raises. */
  readonly failed: (error: unknown, task: LaneTask) => Promise<'done' | 'again'>;
}

/**
 * Work of one mailbox, most urgent first. Tasks are short: what is long gives way after each portion by asking for another
 * turn, so that live mail never waits behind a backfill.
 */
export class TaskLane {
  private readonly waiting = new Map<string, LaneTask>();
  private readonly running = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(private readonly options: LaneOptions) {}

  add(task: LaneTask): void {
    if (this.stopping.signal.aborted) return;
    if (!this.waiting.has(task.key)) this.waiting.set(task.key, task);
    this.pump();
  }

  get isIdle(): boolean {
    return this.running.size === 0 && this.waiting.size === 0;
  }

  /** Forgets what waits. */
  clear(): void {
    this.waiting.clear();
  }

  /** Starts nothing more, and resolves when what runs has ended, or when the grace is over: an answer may never come. */
  async stop(graceMs: number): Promise<void> {
    this.stopping.abort();
    this.clear();
    const ended = new AbortController();
    const all = Promise.all(this.running).then(() => ended.abort());
    await Promise.race([all, pause(graceMs, ended.signal)]);
  }

  private pump(): void {
    while (this.running.size < this.options.width && this.waiting.size > 0) {
      const turn = this.turn().finally(() => {
        this.running.delete(turn);
        this.pump();
      });
      this.running.add(turn);
    }
  }

  private async turn(): Promise<void> {
    await this.options.admit(this.stopping.signal);
    const task = this.takeMostUrgent();
    if (task === undefined) return;
    const result = await this.attempt(task);
    if (result === 'again') this.add(task);
  }

  private async attempt(task: LaneTask): Promise<'done' | 'again'> {
    try {
      return await this.options.run(task);
    } catch (error) {
      return this.options.failed(error, task);
    }
  }

  private takeMostUrgent(): LaneTask | undefined {
    let chosen: LaneTask | undefined;
    for (const task of this.waiting.values()) if (task.priority < (chosen?.priority ?? Infinity)) chosen = task;
    if (chosen !== undefined) this.waiting.delete(chosen.key);
    return chosen;
  }
}
