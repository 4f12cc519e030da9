import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Optional } from '../http/optional';
import { plainText } from '../http/path-id';
import { RecordRefRequest } from '../records/record-ref-request';
import { mostAtOnce, senderScopes } from './unknown-sender-requests';

const tables = ['contact', 'lead'] as const;

const Text =
  (maxLength: number): PropertyDecorator =>
  (prototype, property) => {
    ApiProperty()(prototype, property);
    IsString()(prototype, property);
    MinLength(1)(prototype, property);
    MaxLength(maxLength)(prototype, property);
    Matches(plainText, { message: `${String(property)} must be printable text` })(prototype, property);
  };

/** A sender as it waited, and the record that was made of it. */
export class TakenBackSenderRequest {
  @Text(64) readonly id!: string;
  @Text(200) readonly mailboxId!: string;
  @Text(320) readonly address!: string;
  @Text(200) readonly activityId!: string;
  @ApiProperty({ enum: tables }) @IsIn(tables) readonly table!: (typeof tables)[number];

  @ApiPropertyOptional({
    type: RecordRefRequest,
    description: 'Made of it; none where it was never to be asked again.',
  })
  @Optional()
  @ValidateNested()
  @Type(() => RecordRefRequest)
  readonly record?: RecordRefRequest;
}

export class TakeBackSendersRequest {
  @ApiProperty({ type: [TakenBackSenderRequest], minItems: 1, maxItems: mostAtOnce })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostAtOnce)
  @ValidateNested({ each: true })
  @Type(() => TakenBackSenderRequest)
  readonly senders!: TakenBackSenderRequest[];

  @ApiPropertyOptional({
    enum: senderScopes,
    default: 'mailbox',
    description: 'For whom they were never to be asked again.',
  })
  @Optional()
  @IsIn(senderScopes)
  readonly scope?: (typeof senderScopes)[number];
}
