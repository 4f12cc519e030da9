import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DeadLetter } from '@foldwatch/ports';
import { withoutText } from './without-text';

export class SettlementView {
  @ApiProperty({ enum: ['replayed', 'discarded'] }) readonly as!: 'replayed' | 'discarded';
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @ApiProperty() readonly by!: string;
}

export class DeadLetterView {
  @ApiProperty({ description: 'The same each time the event dies.' }) readonly id!: string;
  @ApiProperty({ enum: ['open', 'replayed', 'discarded'] }) readonly state!: 'open' | 'replayed' | 'discarded';
  @ApiProperty() readonly group!: string;
  @ApiProperty() readonly topic!: string;
  @ApiProperty({ type: 'integer' }) readonly partition!: number;
  @ApiProperty({ type: 'integer' }) readonly offset!: number;
  @ApiProperty() readonly eventId!: string;
  @ApiProperty() readonly eventType!: string;
  @ApiProperty({ type: 'integer' }) readonly eventVersion!: number;
  @ApiProperty({ format: 'date-time' }) readonly eventTime!: string;
  @ApiProperty() readonly correlationId!: string;
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly message!: string;
  @ApiProperty({ type: 'integer', description: 'Before it died last.' }) readonly attempts!: number;
  @ApiProperty({ type: 'integer', description: 'More than 1 when it died again after a replay.' })
  readonly deaths!: number;
  @ApiProperty({ format: 'date-time' }) readonly firstDiedAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly diedAt!: string;
  @ApiProperty({ type: SettlementView, nullable: true, description: 'The last one, also when it died again.' })
  readonly settlement!: SettlementView | null;
}

export class DeadLetterDetailView extends DeadLetterView {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'What the event says, its text left out: ids, numbers, times and kinds.',
  })
  readonly payload?: unknown;
}

export class DeadLetterPage {
  @ApiProperty({ type: [DeadLetterView] }) readonly items!: readonly DeadLetterView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export class SettledView {
  @ApiProperty({ type: 'integer', description: 'Dead letters that were settled.' }) readonly settled!: number;
  @ApiProperty({ type: 'integer', description: 'Left open, because there is nothing that could be delivered again.' })
  readonly left!: number;
}

export const toDeadLetterView = (letter: DeadLetter): DeadLetterView => told(letter);

function told(letter: DeadLetter) {
  const { event, settlement, ...kept } = letter;
  const { topic, partition, offset, correlationId } = event;
  const place = { topic, partition, offset, correlationId };
  const names = { eventId: event.id, eventType: event.type, eventVersion: event.version, eventTime: event.time };
  return { ...kept, ...place, ...names, settlement: settlement ?? null };
}

export const toDeadLetterDetail = (letter: DeadLetter): DeadLetterDetailView => ({
  ...told(letter),
  ...(letter.event.payload !== undefined && { payload: withoutText(letter.event.payload) }),
});
