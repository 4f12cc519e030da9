import { Injectable } from '@nestjs/common';
import { permanentProblems, type Mailbox, type MailboxHealth, type MailboxId } from '@foldwatch/domain';
import { Clock, MailboxConfigs, MailboxStatus, type MailboxCompleteness } from '@foldwatch/ports';

const mailboxesAtOnce = 500;
/** Who looks again sooner sees the same. */
const maxAgeMs = 10_000;

/** What may be so of a mailbox that people want a list of. */
export const standings = ['throttled', 'failing', 'stopped', 'missing-mail', 'never-compared'] as const;
export type Standing = (typeof standings)[number];

/** How all mailboxes stand at a moment. */
export interface Survey {
  readonly at: string;
  readonly total: number;
  /** In the order of addresses. */
  readonly having: Readonly<Record<Standing, readonly MailboxId[]>>;
  readonly enabled: number;
  readonly missing: number;
  /** The oldest comparison of an enabled mailbox. */
  readonly comparedAt: string | undefined;
}

/** Looks through all mailboxes for what is told of them together: once for everybody who asks at about the same time. */
@Injectable()
export class SurveyMailboxes {
  private latest: { readonly startedAtMs: number; readonly survey: Promise<Survey> } | undefined;

  constructor(
    private readonly configs: MailboxConfigs,
    private readonly status: MailboxStatus,
    private readonly clock: Clock,
  ) {}

  /** Looks anew where another number is known to be enabled by now than was counted. */
  async execute(enabled?: number): Promise<Survey> {
    const known = this.recent();
    const survey = await known;
    if (enabled === undefined || survey.enabled === enabled) return survey;
    if (this.latest?.survey === known) this.latest = undefined;
    return this.recent();
  }

  private recent(): Promise<Survey> {
    const startedAtMs = this.clock.now().getTime();
    if (this.latest !== undefined && startedAtMs - this.latest.startedAtMs < maxAgeMs) return this.latest.survey;
    const latest = { startedAtMs, survey: this.look() };
    this.latest = latest;
    latest.survey.catch(() => {
      if (this.latest === latest) this.latest = undefined;
    });
    return latest.survey;
  }

  private async look(): Promise<Survey> {
    const now = this.clock.now().toISOString();
    const found = new Findings(now);
    for (let cursor: string | undefined; ;) {
      const { configs, nextCursor } = await this.configs.list(mailboxesAtOnce, cursor);
      const ids = configs.map(({ mailbox }) => mailbox.id);
      const [healths, compared] = await Promise.all([this.status.findHealth(ids), this.status.findCompleteness(ids)]);
      for (const { mailbox } of configs) found.add(mailbox, healths.get(mailbox.id), compared.get(mailbox.id));
      cursor = nextCursor;
      if (cursor === undefined) return found.survey();
    }
  }
}

class Findings {
  private readonly having: Record<Standing, MailboxId[]> = {
    throttled: [],
    failing: [],
    stopped: [],
    'missing-mail': [],
    'never-compared': [],
  };
  private total = 0;
  private enabled = 0;
  private missing = 0;
  private comparedAt: string | undefined;

  constructor(private readonly now: string) {}

  add(mailbox: Mailbox, health: MailboxHealth | undefined, compared: MailboxCompleteness | undefined): void {
    const { id } = mailbox;
    this.total += 1;
    if (isStopped(mailbox, health)) this.having.stopped.push(id);
    if (mailbox.state !== 'enabled') return;
    this.enabled += 1;
    if ((health?.throttledUntil ?? '') > this.now) this.having.throttled.push(id);
    if (health?.problem !== undefined && !isStopped(mailbox, health)) this.having.failing.push(id);
    if (compared === undefined) this.having['never-compared'].push(id);
    else this.compare(id, compared);
  }

  survey(): Survey {
    const { now: at, total, having, enabled, missing, comparedAt } = this;
    return { at, total, having, enabled, missing, comparedAt };
  }

  private compare(id: MailboxId, { missing, asOf }: MailboxCompleteness): void {
    if (missing > 0) this.having['missing-mail'].push(id);
    this.missing += missing;
    if (this.comparedAt === undefined || asOf < this.comparedAt) this.comparedAt = asOf;
  }
}

/** Of which nothing can be read any more, whatever was decided about it. */
const isStopped = ({ state }: Mailbox, health: MailboxHealth | undefined): boolean =>
  state === 'disabled' || (state === 'enabled' && permanentProblems.has(health?.problem?.code ?? ''));
