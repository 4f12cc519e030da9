import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import type { StoppedConversation } from '@foldwatch/domain';
import { plainText } from '../http/path-id';

export class StopConversationRequest {
  @ApiProperty({ description: 'A recorded message of the conversation.' })
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  @Matches(plainText, { message: 'activityId must be printable text' })
  readonly activityId!: string;
}

export class StoppedConversationView {
  @ApiProperty({ description: 'The recorded message at which it was stopped.' }) readonly activityId!: string;
  @ApiProperty({ format: 'date-time' }) readonly stoppedAt!: string;
}

export class StoppedConversationPage {
  @ApiProperty({ type: [StoppedConversationView] }) readonly items!: readonly StoppedConversationView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const toStoppedView = ({ activityId, stoppedAt }: StoppedConversation): StoppedConversationView => ({
  activityId,
  stoppedAt,
});
