import type { MailboxHealth } from '@foldwatch/domain';
import { Clock, MailboxStatus, type MailboxOwner } from '@foldwatch/ports';
import type { MailboxProblem } from './plan-failure';

const betweenSavesMs = 1_000;

type HealthChange = { -readonly [K in keyof Omit<MailboxHealth, 'mailboxId' | 'problem'>]?: MailboxHealth[K] };

/** Keeps a mailbox's health in the store, at most about once a second. What cannot be stored is told by the next save. */
export class HealthRecorder {
  private health: MailboxHealth;
  private timer: NodeJS.Timeout | undefined;
  private saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly owner: MailboxOwner,
    private readonly status: MailboxStatus,
    private readonly clock: Clock,
    previous?: MailboxHealth,
  ) {
    const { throttledUntil: _throttledUntil, ...rest } = previous ?? { failures: 0 };
    const hintsDownSince = previous?.hintsDownSince ?? clock.now().toISOString();
    this.health = { ...rest, mailboxId: owner.mailboxId, failures: 0, hints: 'polling', hintsDownSince };
  }

  get failures(): number {
    return this.health.failures;
  }

  /** A step succeeded: whatever was wrong is over. */
  noteSeen(): void {
    const { problem: _problem, throttledUntil: _throttledUntil, ...rest } = this.health;
    this.health = { ...rest, failures: 0, lastSeenAt: this.clock.now().toISOString() };
    this.saveSoon();
  }

  noteProcessed(): void {
    this.update({ lastProcessedAt: this.clock.now().toISOString() });
  }

  noteProblem(problem: MailboxProblem, change: HealthChange = {}): void {
    const known = this.health.problem;
    const since = known?.code === problem.code ? known.since : this.clock.now().toISOString();
    this.update({ ...change, problem: { ...problem, since } });
  }

  noteHints(hints: MailboxHealth['hints']): void {
    if (this.health.hints === hints) return;
    const { hintsDownSince: _hintsDownSince, ...rest } = this.health;
    this.health = rest;
    this.update(hints === 'streaming' ? { hints } : { hints, hintsDownSince: this.clock.now().toISOString() });
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.save();
    await this.saving;
  }

  private update(change: Partial<MailboxHealth>): void {
    this.health = { ...this.health, ...change };
    this.saveSoon();
  }

  private saveSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.save();
    }, betweenSavesMs).unref();
  }

  /** A save that fails is made up for by the next one; who lost the mailbox learns it from the next step. */
  private save(): void {
    const { health } = this;
    this.saving = this.saving.then(() => this.status.saveHealth(this.owner, health).catch(() => undefined));
  }
}
