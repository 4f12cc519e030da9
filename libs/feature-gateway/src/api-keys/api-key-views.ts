import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { scopes, type Scope } from '@foldwatch/domain';
import type { ApiKey } from '@foldwatch/ports';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, Matches } from 'class-validator';
import { IsMoment } from '../http/is-moment';
import { Optional } from '../http/optional';

/** Plain letters, so that no two names look alike. */
const namePattern = /^[a-z0-9](?:[a-z0-9 ._-]{0,62}[a-z0-9])?$/i;

export class AddApiKeyRequest {
  @ApiProperty({ example: 'nightly import', description: 'No other key ever gets it.' })
  @Matches(namePattern, { message: 'name must have 1 to 64 letters, digits, blanks, points, dashes and underscores' })
  readonly name!: string;

  @ApiProperty({ enum: scopes, isArray: true, description: 'What the script may do, and nothing else.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(scopes, { each: true })
  readonly scopes!: readonly Scope[];

  @ApiPropertyOptional({ format: 'date-time', description: 'When it ends by itself; never, without it.' })
  @Optional()
  @IsMoment()
  readonly expiresAt?: string;
}

export class ApiKeyView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ enum: scopes, isArray: true }) readonly scopes!: readonly string[];
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty() readonly createdBy!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly expiresAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute.' })
  readonly lastUsedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly revokedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly revokedBy!: string | null;
}

export class AddedApiKeyView extends ApiKeyView {
  @ApiProperty({ description: 'Shown this once; only its hash is kept. Send it as a bearer token.' })
  readonly key!: string;
}

export class ApiKeyPage {
  @ApiProperty({ type: [ApiKeyView] }) readonly items!: readonly ApiKeyView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const toApiKeyView = (key: ApiKey): ApiKeyView => ({
  id: key.id,
  name: key.name,
  scopes: key.scopes,
  createdAt: key.createdAt,
  createdBy: key.createdBy,
  expiresAt: key.expiresAt ?? null,
  lastUsedAt: key.lastUsedAt ?? null,
  revokedAt: key.revokedAt ?? null,
  revokedBy: key.revokedBy ?? null,
});

export const toAddedKeyView = (added: ApiKey, key: string): AddedApiKeyView =>
  Object.assign(toApiKeyView(added), { key });
