import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { creatableTables, type CreatableTable } from '@foldwatch/domain';
import { Optional } from '../http/optional';
import { PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';
import { IsMoment } from '../http/is-moment';
import { RecordRefRequest, tableNamePattern } from '../records/record-ref-request';

export class ActivityQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Message-ID, with or without angle brackets.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  readonly messageId?: string;

  @ApiPropertyOptional()
  @Optional()
  @IsString()
  @MaxLength(200)
  @Matches(plainText, { message: 'mailboxId must be printable text' })
  readonly mailboxId?: string;

  @ApiPropertyOptional({ description: 'With a copy in this folder now.' })
  @Optional()
  @IsString()
  @MaxLength(1_000)
  @Matches(plainText, { message: 'folderId must be printable text' })
  readonly folderId?: string;

  @ApiPropertyOptional({ example: 'account' })
  @Optional()
  @Matches(tableNamePattern, { message: 'regardingTable must be a logical name, such as account' })
  readonly regardingTable?: string;

  @ApiPropertyOptional()
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'regardingId must be printable text' })
  readonly regardingId?: string;

  @ApiPropertyOptional({ description: 'Beginnings of whole words of subject, names and addresses; all must be there.' })
  @Optional()
  @IsString()
  @MaxLength(500)
  readonly q?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Modified at or after.' })
  @Optional()
  @IsMoment()
  readonly since?: string;
}

export class ChangeActivityRequest {
  @ApiProperty({ type: RecordRefRequest, nullable: true, description: 'null takes the record away.' })
  @ValidateIf((_, value) => value !== null)
  @IsDefined({ message: 'regarding must be a record, or null' })
  @IsObject()
  @ValidateNested()
  @Type(() => RecordRefRequest)
  readonly regarding!: RecordRefRequest | null;
}

export class UntrackQuery {
  @ApiPropertyOptional({ description: 'Only the link of this mailbox; without it every link, for administrators.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'mailboxId must be printable text' })
  readonly mailboxId?: string;
}

export class ContentQuery {
  @ApiPropertyOptional({ description: 'Of a version of the content; without it the current one.' })
  @Optional()
  @IsString()
  @MaxLength(200)
  readonly hash?: string;
}

export class CreatePartyRequest {
  @ApiProperty({ example: 'bea@fabrikam.example' })
  @IsString()
  @MaxLength(320)
  readonly address!: string;

  @ApiProperty({ enum: creatableTables })
  @IsIn(creatableTables)
  readonly table!: CreatableTable;
}

export class ResolvePartyRequest {
  @ApiProperty({ example: 'bea@fabrikam.example' })
  @IsString()
  @MaxLength(320)
  readonly address!: string;

  @ApiPropertyOptional({
    type: RecordRefRequest,
    description: 'The record that it belongs to: it is given the address. Without it the address is looked up again.',
  })
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => RecordRefRequest)
  readonly record?: RecordRefRequest;
}

export class BodyQuery extends ContentQuery {
  @ApiPropertyOptional({
    enum: ['hide', 'show'],
    description: 'Whether pictures are loaded from where the sender put them; without it they are not.',
  })
  @Optional()
  @IsIn(['hide', 'show'])
  readonly pictures?: 'hide' | 'show';
}
