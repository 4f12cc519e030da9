import { ApiProperty } from '@nestjs/swagger';
import type { OpenSession, SessionHolder } from '@foldwatch/ports';

export class OpenSessionView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: ['password', 'link', 'open-id-connect'] }) readonly how!: OpenSession['how'];
  @ApiProperty({ type: String, nullable: true, description: 'What the browser says it is.' })
  readonly client!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The network address from which it was opened.' })
  readonly address!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly openedAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly usedAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly expiresAt!: string;
  @ApiProperty({ description: 'The one that asks.' }) readonly isCurrent!: boolean;
}

export class OpenSessionPage {
  @ApiProperty({ type: [OpenSessionView] }) readonly items!: readonly OpenSessionView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

/** Whose a session is. */
export class SessionHolderView {
  @ApiProperty({
    enum: ['user', 'administrator', 'installation', 'mailbox'],
    description: 'administrator, installation: by a link that a token made; mailbox: by the link of its owner.',
  })
  readonly kind!: SessionHolder['kind'];
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly displayName!: string;
}

export class HeldSessionView extends OpenSessionView {
  @ApiProperty({ type: SessionHolderView }) readonly holder!: SessionHolderView;
}

export class HeldSessionPage {
  @ApiProperty({ type: [HeldSessionView] }) readonly items!: readonly HeldSessionView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const toOpenSessionView = (session: OpenSession, currentId: string | undefined): OpenSessionView => ({
  id: session.id,
  how: session.how,
  client: session.client ?? null,
  address: session.address ?? null,
  openedAt: session.openedAt,
  usedAt: session.usedAt,
  expiresAt: session.expiresAt,
  isCurrent: session.id === currentId,
});
