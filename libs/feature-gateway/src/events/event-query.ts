import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../http/optional';
import { topics } from '@foldwatch/contracts';
import { PageQuery } from '../http/page-query';

const publicTopics = Object.entries(topics)
  .filter(([, { isPublic }]) => isPublic)
  .map(([name]) => name);

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
}
