import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Optional } from '../http/optional';
import { PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';
import { ProposedChangesRequest } from './proposed-changes-request';

/** More than this is refused: a simulation reads every one of them. */
export const mostMailboxes = 1_000;
const longestMessage = 900_000;

/** One message, as text, and the folder in which it would arrive. */
export class PastedMessageRequest {
  @ApiProperty({ description: 'The message with its headers (RFC 5322), such as a saved .eml file.' })
  @IsString()
  @MinLength(1)
  @MaxLength(longestMessage)
  readonly eml!: string;

  @ApiPropertyOptional({ example: 'Inbox', description: 'Either this or folderId; Inbox by default.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  @Matches(plainText, { message: 'folderPath must be printable text' })
  readonly folderPath?: string;

  @ApiPropertyOptional()
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  @Matches(plainText, { message: 'folderId must be printable text' })
  readonly folderId?: string;
}

export class StartSimulationRequest {
  @ApiPropertyOptional({
    type: [String],
    example: ['m-erin'],
    description: `Up to ${mostMailboxes}; without it the own one, for administrators every enabled one.`,
  })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostMailboxes)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  readonly mailboxIds?: readonly string[];

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 365, default: 30 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(365)
  readonly days: number = 30;

  @ApiPropertyOptional({ type: PastedMessageRequest, description: 'Instead of messages that are there.' })
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => PastedMessageRequest)
  readonly message?: PastedMessageRequest;

  @ApiPropertyOptional({ type: ProposedChangesRequest, description: 'Empty to see how mail fares as things are.' })
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => ProposedChangesRequest)
  readonly changes?: ProposedChangesRequest;

  @ApiPropertyOptional({ description: 'Changes that were prepared, instead of changes.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'draftId must be printable text' })
  readonly draftId?: string;
}

export class DifferencesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Those of one mailbox.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'mailboxId must be printable text' })
  readonly mailboxId?: string;
}
