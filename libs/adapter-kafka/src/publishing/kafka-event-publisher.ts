import { EventPublisher, type OutgoingEvent } from '@foldwatch/ports';
import { CompressionTypes, type Kafka, type Message, type Producer } from 'kafkajs';
import { toAppError } from '../event-log-unavailable';
import { createPartitioner, toMessage } from '../kafka-messages';
import type { TopicNames } from '../topic-names';
import { SendQueue, type QueuedMessage } from './send-queue';

/** Room for headers and framing beside the value. */
const overheadBytes = 600;

const producerOptions = {
  createPartitioner,
  allowAutoTopicCreation: false,
  idempotent: true,
  maxInFlightRequests: 1,
  retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 6 },
};

/** Publishes to Kafka, acknowledged by all replicas in sync. Raises `EventLogUnavailable`, and publishes nothing twice by itself. */
export class KafkaEventPublisher extends EventPublisher {
  private readonly queue = new SendQueue((messages) => this.send(messages));
  private producer: Producer | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly names: TopicNames,
    private readonly source: string,
  ) {
    super();
  }

  override async publish(events: readonly OutgoingEvent[]): Promise<void> {
    if (events.length > 0) await this.queue.add(events.map((event) => this.queued(event)));
  }

  /** Sends what still waits, then leaves. */
  async close(): Promise<void> {
    await this.queue.idle();
    await this.leave();
  }

  private queued(event: OutgoingEvent): QueuedMessage {
    const message = toMessage(event, this.source);
    const bytes = overheadBytes + (message.value?.length ?? 0);
    return { topic: this.names.onBroker(event.topic), message, bytes };
  }

  private async send(messages: readonly QueuedMessage[]): Promise<void> {
    try {
      this.producer ??= await this.connected();
      const topicMessages = [...Map.groupBy(messages, ({ topic }) => topic)].map(([topic, own]) => ({
        topic,
        messages: own.map(({ message }): Message => message),
      }));
      await this.producer.sendBatch({ topicMessages, acks: -1, compression: CompressionTypes.LZ4 });
    } catch (error) {
      await this.leave();
      throw toAppError(error, 'Events could not be published');
    }
  }

  private async connected(): Promise<Producer> {
    const producer = this.kafka.producer(producerOptions);
    await producer.connect();
    return producer;
  }

  /**
   * After a failure the same producer must not be used again: kafkajs takes the sequence numbers of the failed request back,
   * and a broker that had written it would take the next one, with the same numbers, for its repeat and drop it.
   */
  private async leave(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }
}
