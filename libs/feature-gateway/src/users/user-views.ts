import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import type { User, UserRole } from '@foldwatch/ports';
import { Optional } from '../http/optional';
import { PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';
import { DisplayName, NewPassword, PersonName, shortestPassword, SystemUserId } from './user-fields';

const roles = ['user', 'admin', 'auditor'] as const satisfies readonly UserRole[];

export class UserQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'What the name begins with, in whatever letters.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @Matches(plainText, { message: 'q must be printable text' })
  readonly q?: string;
}

const systemUser = 'Id of the record of `systemuser` whose mailboxes are the user’s.';
const firstPassword = 'To be changed at the first sign-in. Without one, the user comes by the provider alone.';

export class AddUserRequest {
  @PersonName() readonly name!: string;
  @ApiPropertyOptional() @Optional() @DisplayName() readonly displayName?: string;
  @ApiProperty({ enum: roles }) @IsIn(roles) readonly role!: UserRole;
  @ApiPropertyOptional({ description: systemUser }) @Optional() @SystemUserId() readonly systemUserId?: string;
  @ApiPropertyOptional({ format: 'password', minLength: shortestPassword, description: firstPassword })
  @Optional()
  @NewPassword()
  readonly password?: string;
}

export class ChangeUserRequest {
  @ApiPropertyOptional() @Optional() @DisplayName() readonly displayName?: string;
  @ApiPropertyOptional({ enum: roles }) @Optional() @IsIn(roles) readonly role?: UserRole;
  @ApiPropertyOptional({ type: String, nullable: true, description: systemUser })
  @IsOptional()
  @SystemUserId()
  readonly systemUserId?: string | null;
  @ApiPropertyOptional() @Optional() @IsBoolean() readonly isDisabled?: boolean;
  @ApiPropertyOptional({ format: 'password', minLength: shortestPassword, description: firstPassword })
  @Optional()
  @NewPassword()
  readonly password?: string;
}

export class UserView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly displayName!: string;
  @ApiProperty({ enum: roles }) readonly role!: UserRole;
  @ApiProperty() readonly isDisabled!: boolean;
  @ApiProperty({ type: String, nullable: true, description: systemUser }) readonly systemUserId!: string | null;
  @ApiProperty() readonly hasPassword!: boolean;
  @ApiProperty({ description: 'Somebody else has chosen the password.' }) readonly mustChangePassword!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'The provider by which the user signs in.' })
  readonly provider!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty() readonly createdBy!: string;
  @ApiProperty({ format: 'date-time' }) readonly modifiedAt!: string;
  @ApiProperty() readonly modifiedBy!: string;
}

export class UserPage {
  @ApiProperty({ type: [UserView] }) readonly items!: readonly UserView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const toUserView = (user: User): UserView => ({
  id: user.id,
  name: user.name,
  displayName: user.displayName,
  role: user.role,
  isDisabled: user.isDisabled,
  systemUserId: user.systemUserId ?? null,
  hasPassword: user.passwordHash !== undefined,
  mustChangePassword: user.mustChangePassword === true,
  provider: user.identity?.issuer ?? null,
  createdAt: user.createdAt,
  createdBy: user.createdBy,
  modifiedAt: user.modifiedAt,
  modifiedBy: user.modifiedBy,
});
