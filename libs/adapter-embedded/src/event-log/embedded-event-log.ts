import {
  EventPublisher,
  type Clock,
  type EventLogReader,
  type LoggedEvent,
  type OutgoingEvent,
} from '@foldwatch/ports';
import { rowsPerPortion, type EmbeddedDatabase } from '../database/embedded-database';
import type { Portions } from '../database/write-queue';
import { insertEvent, insertEventSql, payloadLength, readLaneSql, toLoggedEvent } from './event-rows';
import { Growth } from './growth';
import { LogLanes, type Lane, type Topics } from './log-lanes';
import { LogTails, type BatchRoom, type MeasuredEvent } from './log-tails';
import { readBack } from './read-back';
import { readTopic, readTopicBack, type TopicPage } from './read-topic';

/** A portion of a publication is this many characters of payload at most, or one event. */
const lengthPerPortion = 1_000_000;

interface AddressedEvent {
  readonly event: OutgoingEvent;
  readonly lane: Lane;
}

/** What a publication added to one partition. */
class Appended {
  end = 0;
  /** Only where a consumer in this process will want them. */
  readonly forConsumers: MeasuredEvent[] = [];
}

/** Topics with partitions in the same file as everything else. A publication is one transaction. */
export class EmbeddedEventLog extends EventPublisher implements EventLogReader {
  readonly growth = new Growth();
  private readonly tails = new LogTails();

  private constructor(
    private readonly database: EmbeddedDatabase,
    private readonly clock: Clock,
    readonly lanes: LogLanes,
  ) {
    super();
  }

  static async open(database: EmbeddedDatabase, clock: Clock, topics: Topics): Promise<EmbeddedEventLog> {
    return new EmbeddedEventLog(database, clock, await LogLanes.open(database, topics));
  }

  override async publish(events: readonly OutgoingEvent[]): Promise<void> {
    if (events.length === 0) return;
    const addressed = events.map((event) => ({ event, lane: this.lanes.laneOf(event.topic, event.key) }));
    const appended = await this.database.writeInPortions(() => this.append(addressed));
    for (const [lane, { end, forConsumers }] of appended) {
      this.lanes.fillTo(lane, end);
      this.tails.hold(lane, forConsumers);
      this.growth.tell(lane);
    }
  }

  read(topic: string, after: string | undefined, limit: number): Promise<TopicPage> {
    return readTopic(this.database, this.lanes.of(topic), after, limit);
  }

  readBack(topic: string, before: string, limit: number): Promise<TopicPage> {
    return readTopicBack(this.database, this.lanes.of(topic), before, limit);
  }

  async end(topic: string): Promise<string> {
    return this.lanes
      .of(topic)
      .map((lane) => this.lanes.end(lane))
      .join('.');
  }

  grown(topic: string, signal: AbortSignal): Promise<void> {
    return this.growth.next(topic, signal);
  }

  /** For a partition's consumer: events from `offset` on, one at least, out of memory where this process has just published them. */
  async take(lane: Lane, offset: number, room: BatchRoom): Promise<readonly LoggedEvent[]> {
    if (this.lanes.end(lane) <= offset) return [];
    const held = this.tails.take(lane, offset, room);
    return held.length > 0 ? held : this.readLane(lane, offset, room);
  }

  private readLane(lane: Lane, offset: number, { limit, maxLength }: BatchRoom): Promise<readonly LoggedEvent[]> {
    return this.database.read(() => {
      const events: LoggedEvent[] = [];
      let length = 0;
      for (const row of this.database.statement(readLaneSql).iterate(lane.no, offset, limit)) {
        length += payloadLength(row);
        if (length > maxLength && events.length > 0) break;
        events.push(toLoggedEvent(lane, row));
      }
      return events;
    });
  }

  private *append(addressed: readonly AddressedEvent[]): Portions<ReadonlyMap<Lane, Appended>> {
    const insert = this.database.statement(insertEventSql);
    const appendedAt = this.clock.now().getTime();
    const byLane = new Map<Lane, Appended>();
    let room = { rows: rowsPerPortion, length: lengthPerPortion };
    for (const { event, lane } of addressed) {
      const payload = event.payload === undefined ? null : JSON.stringify(event.payload);
      if (room.rows === 0 || room.length < 0) {
        yield;
        room = { rows: rowsPerPortion, length: lengthPerPortion };
      }
      const offset = this.lanes.takeOffset(lane);
      insertEvent(insert, { lane, offset, appendedAt }, event, payload);
      const length = payload?.length ?? 0;
      const appended = byLane.get(lane) ?? new Appended();
      byLane.set(lane, appended);
      appended.end = offset + 1;
      if (this.isWanted(lane)) appended.forConsumers.push({ event: asLogged(event, lane, offset), length });
      room = { rows: room.rows - 1, length: room.length - length };
    }
    return byLane;
  }

  private isWanted(lane: Lane): boolean {
    return this.growth.isAwaited(lane) && this.tails.hasRoom(lane);
  }
}

function asLogged(event: OutgoingEvent, { topic, partition }: Lane, offset: number): LoggedEvent {
  const { key, id, type, version, time, correlationId, traceparent, sequence, payload } = event;
  return {
    topic,
    partition,
    offset,
    key,
    id,
    type,
    version,
    time,
    correlationId,
    ...(traceparent !== undefined && { traceparent }),
    ...(sequence !== undefined && { sequence }),
    payload: readBack(payload),
  };
}
