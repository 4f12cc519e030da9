import { histogram } from '@foldwatch/platform';
import type { Clock, EventPublisher, ParkedEvent, ParkedEvents } from '@foldwatch/ports';
import { deliverEvents } from './deliver-events';
import type { DeliverySettings } from './delivery-settings';
import { settleOutcomes, type Settlement, type TriedEvent } from './settle-outcomes';
import type { Subscription } from './subscription';

const batchEvents = histogram({
  name: 'foldwatch_delivery_batch_events',
  help: 'Events handed to a consumer at once',
  labelNames: ['group', 'topic'],
  buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
});

export interface AttemptParts {
  readonly publisher: EventPublisher;
  readonly parkedEvents: ParkedEvents;
  readonly clock: Clock;
  readonly settings: Pick<DeliverySettings, 'readEvent' | 'policy' | 'report'>;
}

/** How many of the first events are settled: handled, or kept elsewhere durably. An outage kept the others from being tried. */
export interface Attempted {
  readonly settled: number;
  readonly outage?: Error;
}

/** Hands events to a subscription and keeps durably what it could not take: parked to be tried again, or dead. */
export class EventAttempts {
  constructor(private readonly parts: AttemptParts) {}

  /** With `signal` aborted nothing is noted of what the handler still comes to. `parkedBefore` are those of `tried` to be forgotten when settled. */
  async execute(
    subscription: Subscription,
    tried: readonly TriedEvent[],
    signal: AbortSignal,
    parkedBefore: readonly ParkedEvent[] = [],
  ): Promise<Attempted> {
    const { clock, settings } = this.parts;
    batchEvents.observe({ group: subscription.group, topic: subscription.topic }, tried.length);
    const { outcomes, outage } = await deliverEvents(subscription.handle, settings.readEvent, tried, signal);
    if (signal.aborted) return { settled: 0 };
    const now = clock.now();
    const settlement = settleOutcomes(subscription.group, tried, outcomes, { now, policy: settings.policy });
    const finished = new Set(settlement.finished);
    const forgotten = parkedBefore.filter((one) => finished.has(one));
    await this.keep(settlement, forgotten);
    this.reportAll(subscription, settlement);
    return { settled: outcomes.length, ...(outage !== undefined && { outage }) };
  }

  private async keep({ parked, dead }: Settlement, forgotten: readonly ParkedEvent[]): Promise<void> {
    const { publisher, parkedEvents } = this.parts;
    await Promise.all([
      parked.length > 0 && parkedEvents.park(parked),
      dead.length > 0 && publisher.publish(dead),
      forgotten.length > 0 && parkedEvents.remove(forgotten),
    ]);
  }

  /** One report for each step of a flow, so that a correlation id leads from a drag to all that followed. */
  private reportAll({ group, topic }: Subscription, { finished, parked, dead }: Settlement): void {
    const { report } = this.parts.settings;
    for (const { event, attempts } of finished) {
      report({ kind: 'handled', group, topic, eventId: event.id, correlationId: event.correlationId, attempts });
    }
    for (const { event, error } of parked) {
      const { id: eventId, correlationId } = event;
      report({ kind: 'parked', group, topic, eventId, correlationId, code: error.code });
    }
    for (const { id: deadLetterId, correlationId } of dead) {
      report({ kind: 'dead', group, topic, deadLetterId, correlationId });
    }
  }
}
