import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsString, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { Optional } from '../http/optional';
import { plainText } from '../http/path-id';
import { RecordRefRequest } from '../records/record-ref-request';

export class IssueTrackingTokenRequest {
  @ApiPropertyOptional({ description: 'A recorded message to which mail with the token belongs.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  @Matches(plainText, { message: 'activityId must be printable text' })
  readonly activityId?: string;

  @ApiPropertyOptional({ type: RecordRefRequest, description: 'Or a record that mail with the token regards.' })
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => RecordRefRequest)
  readonly regarding?: RecordRefRequest;

  @ApiProperty({ example: 'Quote for the pump station' })
  @IsString()
  @MaxLength(900)
  @Matches(/^\P{Cc}*$/u, { message: 'subject must be one line of text' })
  readonly subject!: string;
}
