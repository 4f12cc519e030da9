import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUrl, Matches, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../http/optional';
import { plainText } from '../http/path-id';
import { writtenAddress } from '../http/written-address';

export const mailboxKinds = ['user', 'shared', 'queue'] as const;
export const ewsUrlRules = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

export class AddMailboxRequest {
  @ApiProperty({ example: 'erin@contoso.example' })
  @IsString()
  @MinLength(3)
  @MaxLength(320)
  @Matches(writtenAddress, { message: 'emailAddress is no address' })
  readonly emailAddress!: string;

  @ApiProperty({ enum: mailboxKinds })
  @IsIn(mailboxKinds)
  readonly kind!: (typeof mailboxKinds)[number];

  @ApiPropertyOptional({ description: 'Id of the user or queue that owns it.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'ownerId must be printable text' })
  readonly ownerId?: string;

  @ApiPropertyOptional({ description: 'Address of its EWS endpoint, when it is not the configured one.' })
  @Optional()
  @IsUrl(ewsUrlRules)
  @MaxLength(2_000)
  readonly ewsUrl?: string;
}

export class ChangeMailboxRequest {
  @ApiPropertyOptional({ enum: ['disabled'], description: 'A mailbox is enabled by testing it.' })
  @Optional()
  @IsIn(['disabled'])
  readonly state?: 'disabled';

  @ApiPropertyOptional()
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'ownerId must be printable text' })
  readonly ownerId?: string;

  @ApiPropertyOptional()
  @Optional()
  @IsUrl(ewsUrlRules)
  @MaxLength(2_000)
  readonly ewsUrl?: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'The team it is in; null for none.' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'teamId must be printable text' })
  readonly teamId?: string | null;
}
