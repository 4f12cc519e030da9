import type { Clock, EventPublisher, ParkedEvent, ParkedEvents } from '@foldwatch/ports';
import { deliverEvents } from './deliver-events';
import type { DeliverySettings } from './delivery-settings';
import { settleOutcomes, type Settlement, type TriedEvent } from './settle-outcomes';
import type { Subscription } from './subscription';

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
    const { outcomes, outage } = await deliverEvents(subscription.handle, settings.readEvent, tried, signal);
    if (signal.aborted) return { settled: 0 };
    const now = clock.now();
    const settlement = settleOutcomes(subscription.group, tried, outcomes, { now, policy: settings.policy });
    const finished = new Set(settlement.finished);
    const forgotten = parkedBefore.filter((one) => finished.has(one));
    await this.keep(subscription, settlement, forgotten);
    return { settled: outcomes.length, ...(outage !== undefined && { outage }) };
  }

  private async keep(
    { topic, group }: Subscription,
    { parked, dead }: Settlement,
    forgotten: readonly ParkedEvent[],
  ): Promise<void> {
    const { publisher, parkedEvents, settings } = this.parts;
    await Promise.all([
      parked.length > 0 && parkedEvents.park(parked),
      dead.length > 0 && publisher.publish(dead),
      forgotten.length > 0 && parkedEvents.remove(forgotten),
    ]);
    for (const { error } of parked) settings.report({ kind: 'parked', group, topic, code: error.code });
    for (let count = dead.length; count > 0; count -= 1) settings.report({ kind: 'dead', group, topic });
  }
}
