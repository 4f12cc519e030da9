import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Optional } from '../http/optional';
import { writtenAddress } from '../http/written-address';
import { RecordRefRequest } from '../records/record-ref-request';

const most = 100;

/** At least one of the first three. */
export class ErasureRequest {
  @ApiPropertyOptional({ type: [String], maxItems: most, example: ['bea@fabrikam.example'] })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(most)
  @IsString({ each: true })
  @MaxLength(320, { each: true })
  @Matches(writtenAddress, { each: true, message: 'each value in emailAddresses must be an address' })
  readonly emailAddresses?: readonly string[];

  @ApiPropertyOptional({ type: RecordRefRequest, description: 'A record, with all its addresses.' })
  @Optional()
  @ValidateNested()
  @Type(() => RecordRefRequest)
  readonly record?: RecordRefRequest;

  @ApiPropertyOptional({
    type: [String],
    maxItems: 1_000,
    description: 'Of an earlier report: to erase the same people again, such as after an older backup was restored.',
  })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @Matches(/^[\w-]{32}$/, { each: true, message: 'subjects must be those of a report' })
  readonly subjects?: readonly string[];

  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Counts what would be erased, and erases nothing.',
  })
  @Optional()
  @IsBoolean()
  readonly dryRun?: boolean;
}
