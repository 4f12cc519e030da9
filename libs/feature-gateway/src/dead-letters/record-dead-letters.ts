import { Injectable } from '@nestjs/common';
import type { DeadLetterV1 } from '@foldwatch/contracts';
import { DeadLetters, done, type Death, type DeliveredEvent, type EventBatch, type Outcomes } from '@foldwatch/ports';

/** Keeps what died where it can be listed and settled; the topic is the log of deaths. */
@Injectable()
export class RecordDeadLetters {
  constructor(private readonly letters: DeadLetters) {}

  async execute({ events }: EventBatch<DeadLetterV1>): Promise<Outcomes> {
    await this.letters.record(events.map(toDeath));
    return events.map(() => done);
  }
}

/** The event as it lay in the log. What letters of an earlier release do not tell is when it was published. */
function toDeath({ id, key, correlationId, traceparent, payload }: DeliveredEvent<DeadLetterV1>): Death {
  const { group, topic, partition, offset, code, message, attempts, diedAt } = payload;
  const { eventId, eventType: type, eventVersion: version, eventTime: time = diedAt } = payload;
  const trace = { correlationId, ...(traceparent !== undefined && { traceparent }) };
  const event = { topic, partition, offset, key, id: eventId, type, version, time, ...trace, payload: payload.event };
  return { id, group, event, code, message, attempts, diedAt };
}
