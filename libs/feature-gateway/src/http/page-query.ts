import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Optional } from './optional';

export const toWholeNumber = ({ value }: { readonly value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;

/** Which part of a list. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: 50 })
  @Optional()
  @Transform(toWholeNumber)
  @IsInt()
  @Min(1)
  @Max(500)
  readonly limit: number = 50;

  @ApiPropertyOptional({ description: 'The nextCursor of the page before.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  @Matches(/^[\x21-\x7e]+$/, { message: 'cursor was not given by this list' })
  readonly cursor?: string;
}

/** The page as ports ask for it. */
export const pageOf = ({ limit, cursor }: PageQuery): { readonly limit: number; readonly cursor?: string } => ({
  limit,
  ...(cursor !== undefined && { cursor }),
});
