import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { Optional } from '../http/optional';
import { PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';
import { RecordRefRequest } from '../records/record-ref-request';

export const mostAtOnce = 500;

export const senderActions = ['contact', 'lead', 'same-as', 'never'] as const;
export const senderScopes = ['mailbox', 'organization'] as const;

export type SenderAction = (typeof senderActions)[number];

export class UnknownSenderQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'One mailbox; an owner sees only the own one anyway.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'mailboxId must be printable text' })
  readonly mailboxId?: string;
}

/** What is to become of senders that wait: the same for all that are named. */
export class SettleSendersRequest {
  @ApiProperty({ type: [String], minItems: 1, maxItems: mostAtOnce })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostAtOnce)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  readonly ids!: string[];

  @ApiProperty({ enum: senderActions, description: 'same-as: adds the address to a record that is there.' })
  @IsIn(senderActions)
  readonly action!: SenderAction;

  @ApiPropertyOptional({ type: RecordRefRequest, description: 'Of same-as: the record.' })
  @Optional()
  @ValidateNested()
  @Type(() => RecordRefRequest)
  readonly record?: RecordRefRequest;

  @ApiPropertyOptional({
    enum: senderScopes,
    default: 'mailbox',
    description: 'Of never: for the mailbox, or by an administrator for the whole organization.',
  })
  @Optional()
  @IsIn(senderScopes)
  readonly scope?: (typeof senderScopes)[number];
}
