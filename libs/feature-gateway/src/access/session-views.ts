import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import type { GatewayOptions } from './gateway-options';
import type { Principal, Role } from './principal';

export class LoginQuery {
  @ApiProperty({ description: 'Of a link that was not used before.' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  readonly token!: string;
}

/** Who is signed in. */
export class SessionView {
  @ApiProperty({ enum: ['user', 'admin', 'auditor'] }) readonly role!: Role;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly displayName!: string;
  @ApiProperty({ type: String, nullable: true, description: 'None for whoever came by a link or with a token.' })
  readonly userId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The record of `systemuser` that the login stands for.' })
  readonly systemUserId!: string | null;
  @ApiProperty({ type: [String], description: 'One’s own mailboxes and the shared ones that were granted.' })
  readonly mailboxIds!: readonly string[];
  @ApiProperty({ description: 'Nothing else is open before the password was changed.' })
  readonly mustChangePassword!: boolean;
  @ApiProperty({ description: 'Whether a sandbox Exchange runs beside the gateway, with mailboxes to try things in.' })
  readonly hasSandbox!: boolean;
}

export class SessionLinkView {
  @ApiProperty({ description: 'Path of this gateway; works once.' }) readonly path!: string;
  @ApiProperty({ format: 'date-time' }) readonly expiresAt!: string;
}

export const toSessionView = (principal: Principal, { hasSandbox }: GatewayOptions): SessionView => ({
  role: principal.role,
  name: principal.name,
  displayName: principal.displayName ?? principal.name,
  userId: principal.userId ?? null,
  systemUserId: principal.systemUserId ?? null,
  mailboxIds: [...principal.mailboxIds],
  mustChangePassword: principal.mustChangePassword === true,
  hasSandbox: hasSandbox === true,
});
