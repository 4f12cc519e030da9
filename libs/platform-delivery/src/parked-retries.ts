import { pause } from '@foldwatch/platform';
import type { Clock, ParkedEvent, ParkedEvents } from '@foldwatch/ports';
import type { DeliverySettings } from './delivery-settings';

/** Works on one partition for one group, and can be given events of it that were parked. */
export interface PartitionConsumer {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  /** What it was given is not yet tried. */
  readonly isRetrying: boolean;
  retry(parked: readonly ParkedEvent[]): void;
}

interface RetryParts {
  readonly parkedEvents: ParkedEvents;
  readonly clock: Clock;
  readonly settings: Pick<DeliverySettings, 'retryIntervalMs'>;
}

const perRound = 200;

/** Looks for parked events that are due and gives them to the consumer of their partition. */
export class ParkedRetries {
  /** `consumers` are those of this moment: partitions come and go. */
  constructor(
    private readonly consumers: () => readonly PartitionConsumer[],
    private readonly parts: RetryParts,
  ) {}

  async run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const groups = new Set(this.consumers().map(({ group }) => group));
      for (const group of groups) await this.offerDue(group);
      await pause(this.parts.settings.retryIntervalMs, stopping);
    }
  }

  /** A store that cannot be read now is asked again in the next round. */
  private async offerDue(group: string): Promise<void> {
    const { parkedEvents, clock } = this.parts;
    const due = await parkedEvents.findDue(group, clock.now(), perRound).catch(() => []);
    if (due.length === 0) return;
    for (const consumer of this.consumers()) {
      if (consumer.group !== group || consumer.isRetrying) continue;
      const own = due.filter((parked) => isOf(parked, consumer));
      if (own.length > 0) consumer.retry(own.toSorted((a, b) => a.event.offset - b.event.offset));
    }
  }
}

const isOf = ({ event }: ParkedEvent, { topic, partition }: PartitionConsumer): boolean =>
  event.topic === topic && event.partition === partition;
