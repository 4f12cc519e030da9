import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import type { Principal } from './principal';

export class LoginQuery {
  @ApiProperty({ description: 'Of a link that was not used before.' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  readonly token!: string;
}

/** Who is signed in. */
export class SessionView {
  @ApiProperty({ enum: ['admin', 'owner'] }) readonly kind!: Principal['kind'];
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The mailbox that an owner sees.' })
  readonly mailboxId!: string | null;
}

export class SessionLinkView {
  @ApiProperty({ description: 'Path of this gateway; works once.' }) readonly path!: string;
  @ApiProperty({ format: 'date-time' }) readonly expiresAt!: string;
}

export const toSessionView = (principal: Principal): SessionView => ({
  kind: principal.kind,
  name: principal.name,
  mailboxId: principal.kind === 'owner' ? principal.mailboxId : null,
});
