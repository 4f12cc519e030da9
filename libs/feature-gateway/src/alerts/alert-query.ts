import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { alertCodes, type AlertCode } from '@foldwatch/domain';
import { Optional } from '../http/optional';
import { PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';

const states = ['open', 'resolved'] as const;

export class AlertQuery extends PageQuery {
  @ApiPropertyOptional({ enum: states, description: 'Both when it is left out.' })
  @Optional()
  @IsIn(states)
  readonly state?: (typeof states)[number];

  @ApiPropertyOptional()
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'mailboxId must be printable text' })
  readonly mailboxId?: string;

  @ApiPropertyOptional({ enum: alertCodes })
  @Optional()
  @IsIn(alertCodes)
  readonly code?: AlertCode;
}
