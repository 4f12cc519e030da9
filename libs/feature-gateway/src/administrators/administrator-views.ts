import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';
import type { Administrator } from '@foldwatch/ports';
import { personName, printableName } from '../users/user-fields';

export class AddAdministratorRequest {
  @ApiProperty({ example: 'Erin Smith', description: 'Nobody else ever gets it.' })
  @IsString()
  @Matches(printableName, { message: 'name must be printable, without colons, of 100 characters at most' })
  @Matches(personName, { message: 'name must be printable, without colons, and none that the product gives itself' })
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
