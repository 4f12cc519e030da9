import { DecisionLog, EventPublisher, type LoggedDecision, type OutgoingEvent } from '@foldwatch/ports';

/** Takes events and keeps none. */
export class EventSink extends EventPublisher {
  events = 0;

  override publish(events: readonly OutgoingEvent[]): Promise<void> {
    this.events += events.length;
    return Promise.resolve();
  }
}

/** Takes decisions and keeps none, but counts their checks. */
export class DecisionSink extends DecisionLog {
  override async find(): Promise<undefined> {
    return undefined;
  }

  checks = 0;

  override append(decisions: readonly LoggedDecision[]): Promise<void> {
    for (const { checks } of decisions) this.checks += checks.length;
    return Promise.resolve();
  }

  override list(): Promise<{ readonly decisions: readonly LoggedDecision[] }> {
    return Promise.resolve({ decisions: [] });
  }

  override findOfMessages(): Promise<readonly LoggedDecision[]> {
    return Promise.resolve([]);
  }

  override countByExclusion(): Promise<ReadonlyMap<string, number>> {
    return Promise.resolve(new Map());
  }

  override removeMany(): Promise<void> {
    return Promise.resolve();
  }

  override countBefore(): Promise<number> {
    return Promise.resolve(0);
  }

  override removeBefore(): Promise<number> {
    return Promise.resolve(0);
  }
}
