import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { permanentProblems, type Mailbox, type MailboxHealth } from '@foldwatch/domain';
import type { MailboxCompleteness, MailboxConfig } from '@foldwatch/ports';

export class MailboxProblemView {
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly message!: string;
  @ApiProperty() readonly cure!: string;
  @ApiProperty({ format: 'date-time' }) readonly since!: string;
}

/** Complete as of, n missing. */
export class CompletenessSummary {
  @ApiProperty({ format: 'date-time' }) readonly asOf!: string;
  @ApiProperty({ type: 'integer' }) readonly missing!: number;
  @ApiProperty({ type: 'integer' }) readonly folders!: number;
}

export class MailboxView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly emailAddress!: string;
  @ApiProperty({ enum: ['user', 'shared', 'queue'] }) readonly kind!: Mailbox['kind'];
  @ApiProperty({ type: String, nullable: true }) readonly ownerId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly teamId!: string | null;
  @ApiProperty({ enum: ['pending', 'enabled', 'disabled'] }) readonly state!: Mailbox['state'];
  @ApiProperty({ type: String, nullable: true }) readonly disabledReason!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly ewsUrl!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly lastSeenAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly lastProcessedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly throttledUntil!: string | null;
  @ApiProperty({ type: CompletenessSummary, nullable: true }) readonly completeness!: CompletenessSummary | null;
  @ApiProperty({ type: MailboxProblemView, nullable: true }) readonly error!: MailboxProblemView | null;
  @ApiProperty({ enum: ['streaming', 'polling'], nullable: true }) readonly hints!: MailboxHealth['hints'] | null;
  @ApiProperty({ type: 'integer' }) readonly ruleCount!: number;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
}

export class MailboxPage {
  @ApiProperty({ type: [MailboxView] }) readonly items!: readonly MailboxView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export class AccessStepView {
  @ApiProperty({ enum: ['server', 'sign-in', 'mailbox', 'folders', 'notifications'] }) readonly step!: string;
  @ApiProperty() readonly ok!: boolean;
  @ApiPropertyOptional() readonly code?: string;
  @ApiProperty() readonly message!: string;
  @ApiPropertyOptional() readonly cure?: string;
  @ApiPropertyOptional({ type: 'integer' }) readonly durationMs?: number;
}

export class MailboxTestView {
  @ApiProperty({ type: [AccessStepView] }) readonly steps!: readonly AccessStepView[];
  @ApiProperty({ enum: ['pending', 'enabled', 'disabled'] }) readonly state!: Mailbox['state'];
}

/** Work that was begun and goes on by itself. */
export class StartedJobView {
  @ApiProperty() readonly jobId!: string;
}

/** What is known of a mailbox beside its configuration. */
export interface MailboxStanding {
  readonly health?: MailboxHealth | undefined;
  readonly completeness?: MailboxCompleteness | undefined;
}

export function toMailboxView({ mailbox, rules }: MailboxConfig, standing: MailboxStanding = {}): MailboxView {
  const { id, emailAddress, kind, version, createdAt } = mailbox;
  return {
    id,
    emailAddress,
    kind,
    ownerId: mailbox.ownerId ?? null,
    teamId: mailbox.teamId ?? null,
    ...stateView(mailbox, standing.health),
    ewsUrl: mailbox.ewsUrl ?? null,
    ...healthView(standing.health),
    completeness: completenessSummary(standing.completeness),
    ruleCount: rules.length,
    version,
    createdAt,
  };
}

/** A mailbox of which nothing can be read any more is disabled, whatever was decided about it before. */
function stateView(
  { state, disabledReason }: Mailbox,
  health: Partial<MailboxHealth> = {},
): Pick<MailboxView, 'state' | 'disabledReason'> {
  const code = health.problem?.code;
  const isEnded = state === 'enabled' && code !== undefined && permanentProblems.has(code);
  return isEnded ? { state: 'disabled', disabledReason: code } : { state, disabledReason: disabledReason ?? null };
}

const healthView = (
  health: Partial<MailboxHealth> = {},
): Pick<MailboxView, 'lastSeenAt' | 'lastProcessedAt' | 'throttledUntil' | 'error' | 'hints'> => ({
  lastSeenAt: health.lastSeenAt ?? null,
  lastProcessedAt: health.lastProcessedAt ?? null,
  throttledUntil: health.throttledUntil ?? null,
  error: health.problem ?? null,
  hints: health.hints ?? null,
});

const completenessSummary = (compared: MailboxCompleteness | undefined): CompletenessSummary | null =>
  compared === undefined ? null : { asOf: compared.asOf, missing: compared.missing, folders: compared.folders.length };
