import type { DeliveredEvent, EventBatch } from '@foldwatch/ports';

export const eventOf = <P>(payload: P, id = 'event', offset = 0): DeliveredEvent<P> => ({
  topic: 'a.topic',
  partition: 0,
  offset,
  key: 'key',
  id,
  type: 'a.type',
  time: '2026-03-02T08:00:00.000Z',
  correlationId: `correlation-${offset}`,
  payload,
  attempts: 0,
});

/** A delivery of payloads as a consumer gets it. */
export const batchOf = <P>(...payloads: readonly P[]): EventBatch<P> => ({
  events: payloads.map((payload, offset) => eventOf(payload, `event-${offset}`, offset)),
  signal: new AbortController().signal,
});
