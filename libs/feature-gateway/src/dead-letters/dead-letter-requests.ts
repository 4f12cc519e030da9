import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import type { DeadLetterFilter } from '@foldwatch/ports';
import { Optional } from '../http/optional';
import { PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';

const states = ['open', 'replayed', 'discarded'] as const;

const IsName =
  (name: string): PropertyDecorator =>
  (target, property) => {
    const checks = [
      IsString(),
      MinLength(1),
      MaxLength(200),
      Matches(plainText, { message: `${name} must be printable text` }),
    ];
    for (const check of [Optional(), ...checks]) check(target, property);
  };

export class DeadLetterQuery extends PageQuery {
  @ApiPropertyOptional({ enum: states, description: 'All of them when it is left out.' })
  @Optional()
  @IsIn(states)
  readonly state?: (typeof states)[number];

  @ApiPropertyOptional({ description: 'The group of consumers that could not handle it.', example: 'writer' })
  @IsName('group')
  readonly group?: string;

  @ApiPropertyOptional({ description: 'The topic on which the event lay.', example: 'mail.decided' })
  @IsName('topic')
  readonly topic?: string;

  @ApiPropertyOptional({ example: 'unreadable-event' })
  @IsName('code')
  readonly code?: string;
}

/** Which open dead letters. Each that is named narrows them; all of them have to be asked for by that word. */
export class DeadLetterSelection {
  @ApiPropertyOptional({ example: 'writer' })
  @IsName('group')
  readonly group?: string;

  @ApiPropertyOptional({ example: 'mail.decided' })
  @IsName('topic')
  readonly topic?: string;

  @ApiPropertyOptional({ example: 'unreadable-event' })
  @IsName('code')
  readonly code?: string;

  @ApiPropertyOptional({ enum: [true] })
  @Optional()
  @IsIn([true])
  readonly all?: true;
}

/** As the port asks for it. */
export const narrowedBy = ({
  group,
  topic,
  code,
}: Omit<DeadLetterSelection, 'all'>): Pick<DeadLetterFilter, 'group' | 'topic' | 'code'> => ({
  ...(group !== undefined && { group }),
  ...(topic !== undefined && { topic }),
  ...(code !== undefined && { code }),
});
