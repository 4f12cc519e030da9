import { configChanges } from '@foldwatch/contracts';
import type {
  ConsumerOptions,
  DeliveredEvent,
  EventBatch,
  EventLogReader,
  EventPublisher,
  LoggedEvent,
  OutgoingEvent,
  Outcomes,
  ParkedEvents,
  PipelineLag,
  WatchedTopic,
} from '@foldwatch/ports';
import { at } from '../activities/sample-activity';

export interface TestConsumer {
  readonly topic: string;
  readonly group: ConsumerOptions['group'];
  readonly handle: (batch: EventBatch<unknown>) => Promise<Outcomes>;
}

/** The consumers of one process. */
export interface RunningConsumers {
  /** As a process that is told to end. */
  stop(): Promise<void>;
  /** As a process that is gone at once: whatever its handlers still come to is not noted. */
  crash(): Promise<void>;
}

/**
 * An event log for one test. Its pauses are short: a few milliseconds after an outage and before a parked event is tried
 * again.
 */
export interface EventDelivery {
  /** So many events are in a batch at most. */
  readonly batchLimit: number;
  /** Empty topics with several partitions; the last one is where dead letters go. */
  readonly topics: { readonly one: string; readonly two: string; readonly compacted: string; readonly dead: string };
  readonly publisher: EventPublisher;
  readonly reader: EventLogReader;
  readonly parked: ParkedEvents;
  /** Over these instead of the product's pipeline. */
  readonly lag: (watched: readonly WatchedTopic[]) => PipelineLag;
  readonly consume: (consumers: readonly TestConsumer[]) => Promise<RunningConsumers>;
  /** Resolves when compaction has been through with what was published before. */
  readonly compact: () => Promise<void>;
}

/** The nth event of a key. */
export const outgoing = (topic: string, key: string, n: number, parts: Partial<OutgoingEvent> = {}): OutgoingEvent => ({
  topic,
  key,
  id: `${key}-${n}`,
  type: configChanges.type,
  version: configChanges.version,
  time: at(n),
  correlationId: `correlation-${n}`,
  payload: { what: 'job', mailboxId: key, jobId: `job-${n}` },
  ...parts,
});

/** `count` events for each of the keys, those of a key in order. */
export const sequence = (topic: string, keys: readonly string[], count: number): readonly OutgoingEvent[] =>
  Array.from({ length: count }, (_, n) => keys.map((key) => outgoing(topic, key, n))).flat();

/** A handler that remembers what it was handed. */
export class Recorder {
  readonly batches: EventBatch<unknown>[] = [];

  constructor(
    private readonly decide: (
      event: DeliveredEvent<unknown>,
      batch: EventBatch<unknown>,
    ) => Outcomes[number] | Promise<Outcomes[number]> = () => ({ kind: 'done' }),
  ) {}

  readonly handle = async (batch: EventBatch<unknown>): Promise<Outcomes> => {
    this.batches.push(batch);
    const outcomes: Outcomes[number][] = [];
    for (const event of batch.events) outcomes.push(await this.decide(event, batch));
    return outcomes;
  };

  get ids(): readonly string[] {
    return this.batches.flatMap(({ events }) => events.map(({ id }) => id));
  }

  idsOf(key: string): readonly string[] {
    return this.batches.flatMap(({ events }) => events.filter((event) => event.key === key).map(({ id }) => id));
  }
}

/** Keeps handlers waiting until it is opened. */
export class Gate {
  private readonly waiting: (() => void)[] = [];
  private isOpen = false;

  open(): void {
    this.isOpen = true;
    for (const pass of this.waiting.splice(0)) pass();
  }

  async passed(): Promise<void> {
    if (!this.isOpen) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

/** All that lies in a topic. */
export async function everythingIn(
  reader: EventLogReader,
  topic: string,
  limit = 500,
): Promise<readonly LoggedEvent[]> {
  const all: LoggedEvent[] = [];
  let after: string | undefined;
  for (;;) {
    const { events, next } = await reader.read(topic, after, limit);
    if (events.length === 0) return all;
    all.push(...events);
    after = next;
  }
}
