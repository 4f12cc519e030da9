import { Logger } from '@nestjs/common';
import { counter, gauge } from '@foldwatch/platform';
import type { DeliveryReport, GroupLag } from './delivery-report';

const parked = counter({
  name: 'foldwatch_events_parked_total',
  help: 'Events that failed alone and wait to be tried again',
  labelNames: ['group', 'topic'],
});
const dead = counter({
  name: 'foldwatch_events_dead_total',
  help: 'Events that went to the dead letters',
  labelNames: ['group', 'topic'],
});
const lost = counter({
  name: 'foldwatch_events_lost_total',
  help: 'Events that the log no longer had when the group came to them',
  labelNames: ['group', 'topic'],
});
const pauses = counter({
  name: 'foldwatch_delivery_pauses_total',
  help: 'Pauses of a partition because of an outage',
  labelNames: ['group', 'topic'],
});

/** Counts and logs what becomes of events, and remembers outages while they last. */
export class DeliveryWatch {
  private readonly logger = new Logger('Delivery');
  private outage: { readonly sentence: string; readonly untilMs: number } | undefined;

  readonly note = (report: DeliveryReport): void => {
    const { group, topic } = report;
    switch (report.kind) {
      case 'handled': {
        const { eventId, correlationId, attempts } = report;
        return this.logger.debug({ event: 'event.handled', group, topic, eventId, correlationId, attempts });
      }
      case 'parked': {
        parked.inc({ group, topic });
        const { eventId, correlationId, code } = report;
        return this.logger.warn({ event: 'event.parked', group, topic, eventId, correlationId, code });
      }
      case 'dead': {
        dead.inc({ group, topic });
        const { deadLetterId, correlationId } = report;
        return this.logger.error({ event: 'event.dead', group, topic, deadLetterId, correlationId });
      }
      case 'lost':
        lost.inc({ group, topic }, report.events);
        return this.logger.error({ event: 'events.lost', group, topic, events: report.events });
      case 'paused':
        pauses.inc({ group, topic });
        return this.noteOutage(report);
    }
  };

  /** Why events wait, until the pause is over and nothing more was heard of it. */
  problem(): string | undefined {
    return this.outage !== undefined && this.outage.untilMs > Date.now() ? this.outage.sentence : undefined;
  }

  /** Shows how far each group is behind; `lag` is asked when somebody wants to know. */
  measure(lag: () => readonly GroupLag[]): void {
    gauge(
      {
        name: 'foldwatch_consumer_lag_events',
        help: 'Events that a group has not taken yet',
        labelNames: ['group', 'topic'],
      },
      (shown) => {
        shown.reset();
        for (const { group, topic, events } of lag()) shown.inc({ group, topic }, events);
      },
    );
  }

  private noteOutage({ group, topic, error, pauseMs }: Extract<DeliveryReport, { kind: 'paused' }>): void {
    const sentence = error instanceof Error ? error.message : 'Something that events need is away.';
    this.outage = { sentence, untilMs: Date.now() + pauseMs + 1_000 };
    this.logger.warn({ event: 'delivery.paused', group, topic, pauseMs, error });
  }
}
