import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { Optional } from '../http/optional';
import { PageQuery } from '../http/page-query';
import { toFlag } from '../http/to-flag';

const toWholeNumber = ({ value }: { readonly value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value;

export class TimelineQuery extends PageQuery {
  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Of an account: also what concerns its contacts, opportunities and cases.',
  })
  @Optional()
  @Transform(toFlag)
  @IsBoolean()
  readonly includeChildren?: boolean;
}

export class RecentRecordsQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 50, default: 10 })
  @Optional()
  @Transform(toWholeNumber)
  @IsInt()
  @Min(1)
  @Max(50)
  readonly limit: number = 10;
}
