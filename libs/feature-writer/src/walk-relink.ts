import { mailDecided, type MailDecidedV1 } from '@foldwatch/contracts';
import type { ActivityId, FoldSettings } from '@foldwatch/domain';
import { hashId, pause } from '@foldwatch/platform';
import { ActivityStore, Clock, EventPublisher, type JobRequest, type OutgoingEvent } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { WriterSettings } from './writer-settings';

export interface RelinkJob {
  readonly id: string;
  readonly mailboxId: string;
  readonly request: Extract<JobRequest, { readonly kind: 'relink' }>;
}

/**
 * Gives what a rule tracked at older versions its record of the newer one, a page of decisions at a time. The next page
 * comes forth only when the last was folded, so live mail never waits behind a long walk.
 */
@Injectable()
export class WalkRelink {
  constructor(
    private readonly store: ActivityStore,
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
    private readonly settings: WriterSettings,
  ) {}

  /** `done` when passes found nothing older for long enough that what was decided before has drained. */
  async execute(
    job: RelinkJob,
    foldSettings: FoldSettings,
    signal: AbortSignal,
  ): Promise<'done' | 'stalled' | 'stopped'> {
    const { relinkPollMs, relinkSettleMs, relinkStalledMs } = this.settings;
    let sent: ReadonlySet<ActivityId> = new Set();
    let lastSent = this.clock.now().getTime();
    while (!signal.aborted) {
      const found = await this.find(job);
      const unsent = found.filter((id) => !sent.has(id));
      const now = this.clock.now();
      if (unsent.length > 0) {
        await this.publisher.publish(unsent.map((id) => relinkEvent(job, id, { now, foldSettings })));
        lastSent = now.getTime();
      }
      const idleMs = now.getTime() - lastSent;
      if (found.length === 0 && idleMs >= relinkSettleMs) return 'done';
      if (found.length > 0 && idleMs >= relinkStalledMs) return 'stalled';
      sent = new Set(found);
      await pause(relinkPollMs, signal);
    }
    return 'stopped';
  }

  private find({ mailboxId, request: { ruleId, ruleVersion } }: RelinkJob): Promise<readonly ActivityId[]> {
    const link = { mailboxId, ruleId, belowVersion: ruleVersion };
    return this.store.findLinkedByRule(link, this.settings.relinkPage);
  }
}

function relinkEvent(
  { id: jobId, mailboxId, request }: RelinkJob,
  activityId: ActivityId,
  { now, foldSettings }: { readonly now: Date; readonly foldSettings: FoldSettings },
): OutgoingEvent {
  const { ruleId, ruleVersion, regarding } = request;
  const decidedAt = now.toISOString();
  const payload: MailDecidedV1 = {
    kind: 'relink',
    id: hashId('relink', jobId, activityId),
    activityId,
    decidedAt,
    settings: foldSettings,
    mailboxId,
    rule: { id: ruleId, version: ruleVersion, ...(regarding !== undefined && { regarding }) },
  };
  const { topic, type, version } = mailDecided;
  return { topic, key: activityId, id: payload.id, type, version, time: decidedAt, correlationId: jobId, payload };
}
