import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../http/optional';
import { DisplayName, NewPassword, PersonName, shortestPassword } from '../users/user-fields';

export class SignInRequest {
  @ApiProperty({ example: 'erin@contoso.example' })
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  readonly name!: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  readonly password!: string;
}

export class FirstRunRequest {
  @PersonName() readonly name!: string;
  @ApiPropertyOptional() @Optional() @DisplayName() readonly displayName?: string;
  @ApiProperty({ format: 'password', minLength: shortestPassword }) @NewPassword() readonly password!: string;
}

export class ChangePasswordRequest {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  readonly currentPassword!: string;

  @ApiProperty({ format: 'password', minLength: shortestPassword }) @NewPassword() readonly newPassword!: string;
}

export class ProviderOptionView {
  @ApiProperty({ description: 'As people know the provider.' }) readonly name!: string;
  @ApiProperty({ description: 'Where the browser goes; takes `returnTo`, a path of this gateway.' })
  readonly path!: string;
}

/** What a page of sign-in can offer. */
export class SignInOptionsView {
  @ApiProperty() readonly password!: boolean;
  @ApiProperty({ type: ProviderOptionView, nullable: true }) readonly openIdConnect!: ProviderOptionView | null;
  @ApiProperty({ description: 'There is no user yet: the printed link, or the admin token, makes the first one.' })
  readonly firstRun!: boolean;
}
