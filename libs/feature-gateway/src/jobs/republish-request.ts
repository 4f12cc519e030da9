import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { IsMoment } from '../http/is-moment';
import { Optional } from '../http/optional';
import { plainText } from '../http/path-id';

/** Exactly one of them. */
export class RepublishRequest {
  @ApiPropertyOptional({ description: 'One activity, also one that is tracked no more.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'activityId must be printable text' })
  readonly activityId?: string;

  @ApiPropertyOptional({ description: 'All that this mailbox ever had a link of.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'mailboxId must be printable text' })
  readonly mailboxId?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'All that was modified at or after this moment.' })
  @Optional()
  @IsMoment()
  readonly since?: string;
}
