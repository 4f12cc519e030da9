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
import { readTopic, type TopicPage } from './read-topic';

/** A portion of a publication is this many characters of payload at most, or one event. */
const lengthPerPortion = 1_000_000;

/** Topics with partitions in the same file as everything else. A publication is one transaction. */
export class EmbeddedEventLog extends EventPublisher implements EventLogReader {
  readonly growth = new Growth();

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
    const ends = await this.database.writeInPortions(() => this.append(addressed));
    for (const [lane, end] of ends) {
      this.lanes.fillTo(lane, end);
      this.growth.tell(lane);
    }
  }

  read(topic: string, after: string | undefined, limit: number): Promise<TopicPage> {
    return readTopic(this.database, this.lanes.of(topic), after, limit);
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

  /** Events of one partition from `offset` on: up to `limit`, and up to `maxLength` characters of payload, but one at least. */
  readLane(
    lane: Lane,
    offset: number,
    { limit, maxLength }: { readonly limit: number; readonly maxLength: number },
  ): Promise<readonly LoggedEvent[]> {
    if (this.lanes.end(lane) <= offset) return Promise.resolve([]);
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

  private *append(
    addressed: readonly { readonly event: OutgoingEvent; readonly lane: Lane }[],
  ): Portions<ReadonlyMap<Lane, number>> {
    const insert = this.database.statement(insertEventSql);
    const appendedAt = this.clock.now().getTime();
    const ends = new Map<Lane, number>();
    let room = { rows: rowsPerPortion, length: lengthPerPortion };
    for (const { event, lane } of addressed) {
      const payload = event.payload === undefined ? null : JSON.stringify(event.payload);
      if (room.rows === 0 || room.length < 0) {
        yield;
        room = { rows: rowsPerPortion, length: lengthPerPortion };
      }
      const offset = this.lanes.takeOffset(lane);
      insertEvent(insert, { lane, offset, appendedAt }, event, payload);
      ends.set(lane, offset + 1);
      room = { rows: room.rows - 1, length: room.length - (payload?.length ?? 0) };
    }
    return ends;
  }
}
