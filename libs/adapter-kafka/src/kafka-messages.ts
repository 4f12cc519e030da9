import { dataSchemaOf, versionOfDataSchema } from '@foldwatch/contracts';
import { partitionOf } from '@foldwatch/platform-delivery';
import type { LoggedEvent, OutgoingEvent } from '@foldwatch/ports';
import type { ICustomPartitioner, IHeaders, KafkaMessage, Message } from 'kafkajs';

const contentType = 'application/json';

/**
 * CloudEvents 1.0 in the binary mode of its Kafka binding. `traceparent` stands there twice: as an extension of the event,
 * and plain for tracers that know nothing of CloudEvents.
 */
export function toMessage(event: OutgoingEvent, source: string): Message & { readonly value: Buffer | null } {
  const { key, id, type, version, time, correlationId, traceparent, sequence, payload } = event;
  return {
    key,
    // As bytes at once: kafkajs would go through a text three times, to measure and to write it.
    value: payload === undefined ? null : Buffer.from(JSON.stringify(payload)),
    timestamp: String(Date.now()),
    headers: {
      'content-type': contentType,
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: source,
      ce_type: type,
      ce_time: time,
      ce_subject: key,
      ce_dataschema: dataSchemaOf(type, version),
      ce_partitionkey: key,
      ce_correlationid: correlationId,
      ...(sequence !== undefined && { ce_sequence: String(sequence) }),
      ...(traceparent !== undefined && { ce_traceparent: traceparent, traceparent }),
    },
  };
}

/** What lies at a place of a topic. Of what somebody else put there, as much as can be told; its contract will refuse it. */
export function toLoggedEvent(
  place: { readonly topic: string; readonly partition: number },
  message: KafkaMessage,
): LoggedEvent {
  const { headers = {}, key, value, offset } = message;
  const traceparent = text(headers, 'ce_traceparent');
  const sequence = Number(text(headers, 'ce_sequence') ?? Number.NaN);
  return {
    ...place,
    offset: Number(offset),
    key: key?.toString() ?? '',
    ...attributesOf(place, message),
    ...(traceparent !== undefined && { traceparent }),
    ...(Number.isSafeInteger(sequence) && { sequence }),
    payload: payloadOf(value),
  };
}

/** What each of our own messages has, and a word in its place where one of somebody else has not. */
function attributesOf(
  { topic, partition }: { readonly topic: string; readonly partition: number },
  { headers = {}, offset, timestamp }: KafkaMessage,
): Pick<LoggedEvent, 'id' | 'type' | 'version' | 'time' | 'correlationId'> {
  return {
    id: text(headers, 'ce_id') ?? `${topic}/${partition}/${offset}`,
    type: text(headers, 'ce_type') ?? 'unknown',
    version: versionOfDataSchema(text(headers, 'ce_dataschema') ?? '') ?? 0,
    time: text(headers, 'ce_time') ?? new Date(Number(timestamp)).toISOString(),
    correlationId: text(headers, 'ce_correlationid') ?? '',
  };
}

/** The same numbers as the embedded log, so that what is said of partitions holds for both. */
export const createPartitioner: ICustomPartitioner =
  () =>
  ({ message, partitionMetadata }) =>
    partitionOf(String(message.key), partitionMetadata.length);

function text(headers: IHeaders, name: string): string | undefined {
  const value = headers[name];
  return Buffer.isBuffer(value) || typeof value === 'string' ? value.toString() : undefined;
}

/** A tombstone is an empty value; what is no JSON is `null`, which no contract takes. */
function payloadOf(value: Buffer | null): unknown {
  if (value === null) return undefined;
  try {
    return JSON.parse(value.toString());
  } catch {
    return null;
  }
}
