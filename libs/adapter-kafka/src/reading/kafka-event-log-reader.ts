import { EventLogReader, InvalidCursor, type LoggedEvent } from '@foldwatch/ports';
import type { Kafka } from 'kafkajs';
import { toAppError } from '../event-log-unavailable';
import { toLoggedEvent } from '../kafka-messages';
import { patiently } from '../patiently';
import type { TopicNames } from '../topic-names';
import { lastMessages } from './last-messages';
import { mergeByTime } from './merge-by-time';
import { PartitionFetch } from './partition-fetch';
import { TopicEnds, type PartitionRange } from './topic-ends';
import { TopicGrowth } from './topic-growth';

/** Reads topics for people. A place is the next offset of each partition. Raises `InvalidCursor`, `EventLogUnavailable`. */
export class KafkaEventLogReader extends EventLogReader {
  private readonly fetch: PartitionFetch;
  private readonly ends: TopicEnds;
  private readonly growth: TopicGrowth;

  constructor(
    kafka: Kafka,
    private readonly names: TopicNames,
  ) {
    super();
    this.fetch = new PartitionFetch(kafka);
    this.ends = new TopicEnds(kafka);
    this.growth = new TopicGrowth(this.ends);
  }

  /** In the order of the brokers' times as far as it goes, and always in that of each partition. */
  override async read(
    topic: string,
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly events: readonly LoggedEvent[]; readonly next: string }> {
    const name = this.names.onBroker(topic);
    const ranges = await this.asked(() => this.ends.of(name));
    const offsets = after === undefined ? ranges.map(({ start }) => start) : toOffsets(after, ranges);
    const places = ranges
      .map(({ partition, end }, index) => ({ partition, offset: offsets[index] ?? 0, end }))
      .filter(({ offset, end }) => offset < end);
    const fetched = places.length === 0 ? [] : await this.asked(() => this.fetch.execute(name, places));
    const page = mergeByTime(fetched).slice(0, limit);
    for (const { partition, message } of page) offsets[partition] = Number(message.offset) + 1;
    return {
      events: page.map(({ partition, message }) => toLoggedEvent({ topic, partition }, message)),
      next: offsets.join('.'),
    };
  }

  /** As `read`, from the end. */
  override async readBack(
    topic: string,
    before: string,
    limit: number,
  ): Promise<{ readonly events: readonly LoggedEvent[]; readonly next: string }> {
    const name = this.names.onBroker(topic);
    const ranges = await this.asked(() => this.ends.of(name));
    const offsets = toOffsets(before, ranges);
    const spans = ranges.map(({ partition, start }, index) => ({ partition, start, end: offsets[index] ?? 0 }));
    const fetched = await this.asked(() => lastMessages(this.fetch, name, spans, limit));
    const page = mergeByTime(fetched).slice(-limit).toReversed();
    for (const { partition, message } of page) offsets[partition] = Number(message.offset);
    return {
      events: page.map(({ partition, message }) => toLoggedEvent({ topic, partition }, message)),
      next: offsets.join('.'),
    };
  }

  override async end(topic: string): Promise<string> {
    const ranges = await this.asked(() => this.ends.of(this.names.onBroker(topic)));
    return ranges.map(({ end }) => end).join('.');
  }

  override grown(topic: string, signal: AbortSignal): Promise<void> {
    return this.growth.next(this.names.onBroker(topic), signal);
  }

  async close(): Promise<void> {
    await Promise.all([this.fetch.close(), this.ends.close()]);
  }

  private async asked<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await patiently(ask);
    } catch (error) {
      throw toAppError(error, 'Events could not be read');
    }
  }
}

/** What was too old to be kept is passed over; a place behind the end is one of a log that was made anew. */
function toOffsets(cursor: string, ranges: readonly PartitionRange[]): number[] {
  const offsets = cursor.length > 1000 ? [] : cursor.split('.').map(toOffset);
  if (offsets.length !== ranges.length || !offsets.every(Number.isSafeInteger)) {
    throw new InvalidCursor('This place was not given by this topic.');
  }
  return ranges.map(({ start, end }, index) => Math.min(Math.max(offsets[index] ?? 0, start), end));
}

const toOffset = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : Number.NaN);
