import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../http/optional';
import { topics } from '@foldwatch/contracts';
import { InvalidRequest } from '../http/refusal';
import { PageQuery } from '../http/page-query';

const publicTopics = Object.entries(topics)
  .filter(([, { isPublic }]) => isPublic)
  .map(([name]) => name);

const orders = ['oldest', 'newest'] as const;

export class EventQuery extends PageQuery {
  @ApiProperty({ enum: publicTopics })
  @IsIn(publicTopics, { message: `topic must be one of ${publicTopics.join(', ')}` })
  readonly topic!: string;

  @ApiPropertyOptional({
    description: 'The place behind which to begin, from an earlier answer, or `latest`; else the oldest kept.',
  })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  readonly after?: string;

  @ApiPropertyOptional({
    enum: orders,
    default: 'oldest',
    description:
      'Which come first. With `newest` the cursor leads to older ones, and `after` and a live stream do not go.',
  })
  @Optional()
  @IsIn(orders, { message: 'order must be oldest or newest' })
  readonly order: (typeof orders)[number] = 'oldest';
}

/** Raises the refusal of what has no end to begin at. */
export function demandOnward({ order, after }: EventQuery, isStream: boolean): void {
  if (order === 'oldest' || (after === undefined && !isStream)) return;
  const field = isStream ? 'order' : 'after';
  throw new InvalidRequest([{ field, message: 'goes with the oldest first alone' }]);
}
