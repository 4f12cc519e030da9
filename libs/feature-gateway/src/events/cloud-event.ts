import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { dataSchemaOf, deadLetters } from '@foldwatch/contracts';
import type { OutgoingEvent } from '@foldwatch/ports';
import { withoutText } from '../dead-letters/without-text';

/** CloudEvents 1.0 in its JSON format. */
export class CloudEventView {
  @ApiProperty({ enum: ['1.0'] }) readonly specversion!: '1.0';
  @ApiProperty({ description: 'The same for a repeat; consumers leave out what they know.' }) readonly id!: string;
  @ApiProperty() readonly source!: string;
  @ApiProperty({ example: 'activity.tracked' }) readonly type!: string;
  @ApiProperty({ description: 'Id of what it is about.' }) readonly subject!: string;
  @ApiProperty({ format: 'date-time' }) readonly time!: string;
  @ApiProperty() readonly dataschema!: string;
  @ApiProperty() readonly partitionkey!: string;
  @ApiProperty() readonly correlationid!: string;
  @ApiPropertyOptional({ type: 'integer', description: 'Counts the events of an activity without gaps.' })
  readonly sequence?: number;
  @ApiPropertyOptional() readonly traceparent?: string;
  @ApiPropertyOptional({ enum: ['application/json'] }) readonly datacontenttype?: 'application/json';
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'Absent on a tombstone.' })
  readonly data?: unknown;
}

export class CloudEventPage {
  @ApiProperty({ type: [CloudEventView] }) readonly items!: readonly CloudEventView[];
  @ApiProperty({ type: String, nullable: true, description: 'Of the next page, when there is more now.' })
  readonly nextCursor!: string | null;
  @ApiProperty({ description: 'The place behind the newest of these events, to ask for later ones with `after`.' })
  readonly next!: string;
}

type PublishedEvent = Omit<OutgoingEvent, 'payload'> & { readonly payload: unknown };

/** Of an event as it is published, or as it lies in the log. */
export function toCloudEvent(event: PublishedEvent, source: string): CloudEventView {
  const { id, type, version, key, time, correlationId, sequence, traceparent } = event;
  const payload = publicPayload(event);
  return {
    specversion: '1.0',
    id,
    source,
    type,
    subject: key,
    time,
    dataschema: dataSchemaOf(type, version),
    partitionkey: key,
    correlationid: correlationId,
    ...(sequence !== undefined && { sequence }),
    ...(traceparent !== undefined && { traceparent }),
    ...(payload !== undefined && payload !== null && { datacontenttype: 'application/json', data: payload }),
  };
}

/** What died may be mail that is not tracked, so that administrators see it without its text. */
function publicPayload({ type, payload }: PublishedEvent): unknown {
  if (type !== deadLetters.type || typeof payload !== 'object' || payload === null || !('event' in payload)) {
    return payload;
  }
  return { ...payload, event: withoutText(payload.event) };
}
