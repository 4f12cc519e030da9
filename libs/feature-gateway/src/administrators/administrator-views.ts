import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';
import type { Administrator } from '@foldwatch/ports';

/**
 * Printable (what nobody sees could make two names look alike), no blanks at its ends, none of the marks by which other kinds of
 * people are named, and none of the names that histories have for the first token, the product itself, and whoever is not known.
 */
const namePattern =
  /^(?!(?:admin|foldwatch|unknown)$)[^\s\p{Cc}\p{Cf}\p{Cs}:](?:[^\p{Cc}\p{Cf}\p{Cs}:]{0,98}[^\s\p{Cc}\p{Cf}\p{Cs}:])?$/iu;

export class AddAdministratorRequest {
  @ApiProperty({ example: 'Erin Smith', description: 'Nobody else ever gets it.' })
  @IsString()
  @Matches(namePattern, { message: 'name must be printable, without colons, and none that the product gives itself' })
  readonly name!: string;
}

export class AdministratorView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty() readonly createdBy!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly revokedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly revokedBy!: string | null;
}

export class AddedAdministratorView extends AdministratorView {
  @ApiProperty({ description: 'Shown this once; only its hash is kept.' }) readonly token!: string;
}

export class AdministratorPage {
  @ApiProperty({ type: [AdministratorView] }) readonly items!: readonly AdministratorView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const toAdministratorView = ({
  id,
  name,
  createdAt,
  createdBy,
  revokedAt,
  revokedBy,
}: Administrator): AdministratorView => ({
  id,
  name,
  createdAt,
  createdBy,
  revokedAt: revokedAt ?? null,
  revokedBy: revokedBy ?? null,
});

export const toAddedView = (administrator: Administrator, token: string): AddedAdministratorView =>
  Object.assign(toAdministratorView(administrator), { token });
