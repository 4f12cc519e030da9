import { Logger } from '@nestjs/common';
import { mailboxDisabled, mailboxFailing, mailboxThrottled } from '@foldwatch/contracts';
import { failuresOfAlert, type OrganizationSettings } from '@foldwatch/domain';
import { AppError, MailServerError, type Clock, type MailboxConfig } from '@foldwatch/ports';
import { failures as failureCount, throttled } from '../ingest-metrics';
import type { IngestSettings } from '../ingest-settings';
import type { HealthRecorder } from './health/health-recorder';
import { LaterTries } from './timing/later-tries';
import { MailboxAgenda } from './timing/mailbox-agenda';
import type { MailboxAnnouncements } from './health/mailbox-announcements';
import { MailboxAway } from './health/mailbox-away';
import type { MailboxSteps } from './mailbox-steps';
import { nextPollMs } from './timing/next-poll';
import type { OwnedMailbox } from './owned-mailbox';
import { maxPauseMs, planFailure, type FailurePlan, type MailboxProblem } from './health/plan-failure';
import { TaskLane, type LaneTask } from './timing/task-lane';
import { Gate, type SharedServer } from './timing/turnstile';

/** Whoever waits for an answer is told to come again when the mailbox is left alone for longer. */
const patienceMs = 3_000;

export interface RuntimeParts {
  readonly mailbox: OwnedMailbox;
  readonly steps: MailboxSteps;
  readonly health: HealthRecorder;
  readonly announcements: MailboxAnnouncements;
  readonly settings: IngestSettings;
  readonly clock: Clock;
  readonly server: SharedServer;
  readonly onLost: () => void;
}

type LaneName = 'main' | 'content';

/**
 * Runs one enabled mailbox: everything that reads it or writes its state happens in one lane, one short task after the
 * other; only content is fetched beside it. A failure parks, halts or stops this mailbox and no other.
 */
export class MailboxRuntime {
  readonly agenda: MailboxAgenda;
  private readonly logger = new Logger('Ingest');
  private readonly gate = new Gate();
  private readonly lanes: Readonly<Record<LaneName, TaskLane>>;
  private readonly later: LaterTries;
  private readonly waitingActs = new Set<(error: Error) => void>();
  private pollTimer: NodeJS.Timeout | undefined;
  private dueTimer: NodeJS.Timeout | undefined;
  private readonly givenUp = new AbortController();
  private acts = 0;
  private waitsForStore = false;
  private lastChangeAtMs: number | undefined;
  private state: 'running' | 'halted' | 'stopped' = 'running';
  private halt: MailboxProblem | undefined;

  constructor(private readonly parts: RuntimeParts) {
    this.lanes = { main: this.openLane(1), content: this.openLane(parts.settings.concurrentFetches) };
    const { mailbox, steps, settings } = parts;
    const again = (task: LaneTask): void => this.schedule(task);
    this.later = new LaterTries({ firstMs: settings.outageMs, maxMs: maxPauseMs, again });
    this.agenda = new MailboxAgenda({
      mailbox,
      steps,
      schedule: (task) => this.schedule(task),
      onRead: (changed) => this.noteRead(changed),
    });
    mailbox.due.onAdded(() => this.armDueTimer());
  }

  get mailbox(): OwnedMailbox {
    return this.parts.mailbox;
  }

  /** What ended the work until a person does something about it. */
  get haltedBy(): MailboxProblem | undefined {
    return this.state === 'halted' ? this.halt : undefined;
  }

  start(): void {
    // What was put off shortly before the start is due soon; nothing else in memory says when.
    const { secondLookMs } = this.parts.settings;
    this.mailbox.due.add(new Date(this.parts.clock.now().getTime() + secondLookMs).toISOString());
    this.agenda.lookEverywhere();
    this.armPollTimer();
  }

  schedule(task: LaneTask): void {
    if (this.state === 'running') this.lanes.main.add(task);
  }

  configure(config: MailboxConfig, settings: OrganizationSettings): void {
    const { config: before, settings: settingsBefore } = this.mailbox;
    this.mailbox.configure(config, settings);
    if (config.mailbox.version !== before.mailbox.version) this.resume();
    if (settings.categoryName !== settingsBefore.categoryName) this.agenda.forgetCategories();
    this.agenda.plan('new');
    this.agenda.renameCategories();
  }

  /** Tries again what a permanent failure had ended. */
  resume(): void {
    if (this.state !== 'halted') return;
    this.state = 'running';
    this.gate.open();
    this.agenda.lookEverywhere();
  }

  /** The store or the log took nothing when it was last tried. */
  get isWaitingForStore(): boolean {
    return this.waitsForStore;
  }

  noteHints(hints: 'streaming' | 'polling'): void {
    this.parts.health.noteHints(hints);
  }

  /** Runs one act in its turn. Fails with `MailboxAway` while nothing may be asked of the mailbox for a while. */
  async act<T>(lane: LaneName, task: Omit<LaneTask, 'run'>, run: () => Promise<T>): Promise<T> {
    if (this.state !== 'running' || this.closedForMs > patienceMs) throw new MailboxAway(this.mailbox.id);
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.waitingActs.add(reject);
    this.lanes[lane].add({
      ...task,
      key: `${actPrefix}${task.key}#${(this.acts += 1)}`,
      run: async () => {
        if (!this.waitingActs.has(reject)) return 'done';
        try {
          resolve(await run());
        } catch (error) {
          reject(error instanceof Error ? error : new Error('an act failed with something that is no error'));
          throw error;
        }
        return 'done';
      },
    });
    return promise.finally(() => this.waitingActs.delete(reject));
  }

  /** Aborted when the mailbox is given up, for whoever waits for something on its behalf. */
  get stopping(): AbortSignal {
    return this.givenUp.signal;
  }

  async stop(): Promise<void> {
    this.state = 'stopped';
    this.givenUp.abort();
    clearTimeout(this.pollTimer);
    clearTimeout(this.dueTimer);
    this.later.clear();
    this.rejectActs();
    const { stopMs } = this.parts.settings;
    await Promise.all([this.lanes.main.stop(stopMs), this.lanes.content.stop(stopMs)]);
    await this.parts.health.stop();
  }

  private get closedForMs(): number {
    return Math.max(this.gate.closedForMs, this.parts.server.gate.closedForMs);
  }

  private openLane(width: number): TaskLane {
    return new TaskLane({
      width,
      admit: async (signal) => {
        await this.gate.passed(signal);
        await this.parts.server.gate.passed(signal);
      },
      run: (task) => this.run(task),
      failed: (error, task) => this.takeFailure(error, task),
    });
  }

  private async run(task: LaneTask): Promise<'done' | 'again'> {
    const result = await this.parts.server.turnstile.run(task.run);
    this.later.forget(task);
    return result;
  }

  private noteRead(changed: boolean): void {
    this.waitsForStore = false;
    this.parts.health.noteSeen();
    if (!changed) return;
    this.lastChangeAtMs = this.parts.clock.now().getTime();
    this.parts.health.noteProcessed();
  }

  private async takeFailure(error: unknown, task: LaneTask): Promise<'done' | 'again'> {
    this.waitsForStore = isStoreOutage(error);
    const { health, settings } = this.parts;
    const plan = planFailure({ error, failures: health.failures, outageMs: settings.outageMs });
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
    failureCount.inc({ code });
    this.logger.warn({
      event: 'mailbox.step-failed',
      mailboxId: this.mailbox.id,
      step: stepOf(task),
      code,
      plan: plan.kind,
    });
    if (plan.kind === 'skip' && code === 'unexpected') this.logger.error(error);
    try {
      return await this.carryOut(plan, task);
    } catch {
      return 'again';
    }
  }

  private async carryOut(plan: FailurePlan, task: LaneTask): Promise<'done' | 'again'> {
    switch (plan.kind) {
      case 'stop':
        this.state = 'stopped';
        this.parts.onLost();
        return 'done';
      case 'read-tree':
        this.agenda.lookAtTree();
        return 'done';
      case 'halt':
        await this.stopUntilCured(plan);
        return 'done';
      case 'skip':
        this.parts.health.noteProblem(plan.problem, { failures: this.parts.health.failures + 1 });
        if (!isAct(task)) this.later.putOff(task);
        return 'done';
      case 'wait':
      default:
        await this.wait(plan);
        return isAct(task) ? 'done' : 'again';
    }
  }

  private async stopUntilCured({ problem }: Extract<FailurePlan, { kind: 'halt' }>): Promise<void> {
    this.state = 'halted';
    this.halt = problem;
    for (const lane of Object.values(this.lanes)) lane.clear();
    this.later.clear();
    this.rejectActs();
    this.parts.health.noteProblem(problem, { failures: this.parts.health.failures + 1 });
    await this.parts.announcements.announce(this.mailbox.id, mailboxDisabled, problem);
  }

  private async wait({ forMs, scope, problem }: Extract<FailurePlan, { kind: 'wait' }>): Promise<void> {
    const { health, announcements, clock, server } = this.parts;
    (scope === 'server' ? server.gate : this.gate).closeFor(forMs);
    if (forMs > patienceMs) this.rejectActs();
    if (problem.code === 'throttled') {
      const until = new Date(clock.now().getTime() + forMs).toISOString();
      throttled.inc({ scope });
      health.noteProblem(problem, { throttledUntil: until });
      await announcements.announce(this.mailbox.id, mailboxThrottled, { until });
      return;
    }
    health.noteProblem(problem, { failures: health.failures + 1 });
    if (health.failures === failuresOfAlert) await announcements.announce(this.mailbox.id, mailboxFailing, problem);
  }

  private rejectActs(): void {
    for (const reject of this.waitingActs) reject(new MailboxAway(this.mailbox.id));
  }

  private armPollTimer(): void {
    const { lastChangeAtMs } = this;
    const quietForMs = lastChangeAtMs === undefined ? undefined : this.parts.clock.now().getTime() - lastChangeAtMs;
    const pollMs = spread(nextPollMs({ quietForMs }, this.parts.settings.poll));
    this.pollTimer = setTimeout(() => {
      this.agenda.lookEverywhere();
      this.armPollTimer();
    }, pollMs).unref();
  }

  private armDueTimer(): void {
    clearTimeout(this.dueTimer);
    const { due } = this.mailbox;
    const next = due.next();
    if (next === undefined || this.state === 'stopped') return;
    const now = this.parts.clock.now();
    this.dueTimer = setTimeout(
      () => {
        due.forgetUntil(this.parts.clock.now());
        this.agenda.lookAtWhatIsOwed();
        this.armDueTimer();
      },
      Math.max(0, next.getTime() - now.getTime()),
    ).unref();
  }
}

/** A little earlier, so that mailboxes that started together do not go on together. */
const spread = (durationMs: number): number => durationMs * (0.85 + 0.15 * Math.random());

/** Whoever asked for an act gets its failure and asks again; the lane does not repeat it. */
const actPrefix = 'act:';

const isAct = ({ key }: LaneTask): boolean => key.startsWith(actPrefix);

const isStoreOutage = (error: unknown): boolean =>
  error instanceof AppError && error.outage && !(error instanceof MailServerError);

/** Without what it is about: ids of folders are long. */
const stepOf = ({ key }: LaneTask): string => key.split(':')[0] ?? key;
