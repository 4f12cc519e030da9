import { pause } from '@foldwatch/platform';
import type { ParkedEvent } from '@foldwatch/ports';
import type { Consumption } from './consumption';
import type { LaneConsumer } from './lane-consumer';

const perRound = 200;

/** Looks for parked events that are due and gives them to the consumer of their partition. */
export class ParkedRetries {
  constructor(
    private readonly consumers: readonly LaneConsumer[],
    private readonly consumption: Consumption,
  ) {}

  async run(stopping: AbortSignal): Promise<void> {
    const groups = new Set(this.consumers.map(({ subscription }) => subscription.group));
    while (!stopping.aborted) {
      for (const group of groups) await this.offerDue(group);
      await pause(this.consumption.retryIntervalMs, stopping);
    }
  }

  /** A store that cannot be read now is asked again in the next round. */
  private async offerDue(group: string): Promise<void> {
    const { parkedEvents, clock } = this.consumption;
    const due = await parkedEvents.findDue(group, clock.now(), perRound).catch(() => []);
    for (const consumer of this.consumers) {
      if (consumer.subscription.group !== group || consumer.isRetrying) continue;
      const own = due.filter((parked) => isOf(parked, consumer));
      if (own.length > 0) consumer.retry(own.toSorted((a, b) => a.event.offset - b.event.offset));
    }
  }
}

const isOf = ({ event }: ParkedEvent, { lane }: LaneConsumer): boolean =>
  event.topic === lane.topic && event.partition === lane.partition;
