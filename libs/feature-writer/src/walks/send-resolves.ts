import { mailDecided, type MailDecidedV1 } from '@foldwatch/contracts';
import type { ResolveDecision } from '@foldwatch/domain';
import { newTrace } from '@foldwatch/platform';
import { ActivityStore, EventPublisher, type Concerning, type OutgoingEvent } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { DecideResolves } from './decide-resolves';
import { Pace } from './pace';

/** By what activities are found, and which of the records others may read than before, by `recordKey`. */
export interface Resolving extends Concerning {
  readonly shared: ReadonlySet<string>;
}

/** Has a page of stored activities resolved anew where they would change, or where others may read what they regard. */
@Injectable()
export class SendResolves {
  constructor(
    private readonly store: ActivityStore,
    private readonly decideResolves: DecideResolves,
    private readonly publisher: EventPublisher,
    private readonly pace: Pace,
  ) {}

  /** How many were sent, and where the next page begins. */
  async execute(
    jobId: string,
    { shared, ...what }: Resolving,
    cursor: string | undefined,
  ): Promise<{ readonly sent: number; readonly nextCursor: string | undefined }> {
    const page = await this.store.findConcerning(what, this.pace.settings.resolvePage, cursor);
    const deciding = { jobId, shared, at: this.pace.now().toISOString() };
    const decisions = await this.decideResolves.execute(deciding, page.activities);
    if (decisions.length > 0) await this.publisher.publish(decisions.map((decision) => eventOf(decision, jobId)));
    return { sent: decisions.length, nextCursor: page.nextCursor };
  }
}

function eventOf(decision: ResolveDecision, jobId: string): OutgoingEvent {
  const { topic, type, version } = mailDecided;
  const payload: MailDecidedV1 = decision;
  const { id, activityId: key, decidedAt: time } = decision;
  return { topic, key, id, type, version, time, ...newTrace(), correlationId: jobId, payload };
}
