import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { DecisionView } from '../decisions/decision-views';
import { Optional } from '../http/optional';
import { plainText } from '../http/path-id';

export class WhyQuery {
  @ApiProperty({ description: 'Message-ID, with or without angle brackets.' })
  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  readonly messageId!: string;

  @ApiPropertyOptional({ description: 'One mailbox; else all that you see.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'mailboxId must be printable text' })
  readonly mailboxId?: string;
}

export class WhyActivityView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly subject!: string;
  @ApiProperty({ enum: ['tracked', 'untracked'] }) readonly status!: 'tracked' | 'untracked';
  @ApiProperty({ type: [String], description: 'Mailboxes that track it, of those that you see.' })
  readonly mailboxIds!: readonly string[];
}

/** All that was decided about a message, in every mailbox that the viewer sees. */
export class WhyView {
  @ApiProperty({ type: String, nullable: true, description: 'null: the message that was sent has none to look for.' })
  readonly messageId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of a message that was sent: whom it is from.' })
  readonly from!: string | null;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Of a message that was sent.' })
  readonly fromName?: string | null;
  @ApiPropertyOptional({ description: 'Of a message that was sent, decoded.' }) readonly subject?: string;
  @ApiProperty({ type: [DecisionView], description: 'The newest 100 first.' })
  readonly decisions!: readonly DecisionView[];
  @ApiProperty({
    type: [WhyActivityView],
    description: 'What is, or was, recorded of it; several where the Message-ID was used twice.',
  })
  readonly activities!: readonly WhyActivityView[];
}
