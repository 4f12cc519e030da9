import { ApiProperty } from '@nestjs/swagger';

export class DeadLetterView {
  @ApiProperty() readonly group!: string;
  @ApiProperty() readonly topic!: string;
  @ApiProperty({ type: 'integer' }) readonly partition!: number;
  @ApiProperty({ type: 'integer' }) readonly offset!: number;
  @ApiProperty() readonly eventId!: string;
  @ApiProperty() readonly eventType!: string;
  @ApiProperty({ type: 'integer' }) readonly eventVersion!: number;
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly message!: string;
  @ApiProperty({ type: 'integer' }) readonly attempts!: number;
  @ApiProperty({ format: 'date-time' }) readonly diedAt!: string;
}

export class DeadLetterPage {
  @ApiProperty({ type: [DeadLetterView] }) readonly items!: readonly DeadLetterView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}
