import { Injectable } from '@nestjs/common';
import { deadLetters, readEvent, type DeadLetterV1 } from '@foldwatch/contracts';
import { EventLogReader, type LoggedEvent } from '@foldwatch/ports';
import { pageOf, type PageQuery } from '../http/page-query';
import type { DeadLetterPage, DeadLetterView } from './dead-letter-views';

/** What could not be handled and why; the events themselves may carry mail and stay in the log. */
@Injectable()
export class ListDeadLetters {
  constructor(private readonly log: EventLogReader) {}

  async execute(query: PageQuery): Promise<DeadLetterPage> {
    const { limit, cursor } = pageOf(query);
    const { events, next } = await this.log.read(deadLetters.topic, cursor, limit);
    return { items: events.flatMap(toDeadLetterView), nextCursor: events.length < limit ? null : next };
  }
}

function toDeadLetterView({ type, version, payload }: LoggedEvent): readonly DeadLetterView[] {
  const read = readEvent(type, version, payload);
  if (read.kind === 'unreadable' || !isDeadLetter(read.payload)) return [];
  const { group, topic, partition, offset, eventId, eventType, eventVersion } = read.payload;
  const { code, message, attempts, diedAt } = read.payload;
  return [{ group, topic, partition, offset, eventId, eventType, eventVersion, code, message, attempts, diedAt }];
}

const isDeadLetter = (payload: object): payload is DeadLetterV1 => 'eventId' in payload && 'diedAt' in payload;
