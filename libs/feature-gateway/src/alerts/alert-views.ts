import { ApiProperty } from '@nestjs/swagger';
import { alertTexts, severityOf, type AlertSeverity } from '@foldwatch/domain';
import { wholeOrganization, type Alert } from '@foldwatch/ports';
import { isOfRule } from './alert-news-item';

export class AcknowledgementView {
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @ApiProperty() readonly by!: string;
}

export class AlertView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ description: 'Stable; the catalogue is in docs/operations.md.' }) readonly code!: string;
  @ApiProperty({ enum: ['error', 'warning'], description: 'error: mail is, or will be, missing because of it.' })
  readonly severity!: AlertSeverity;
  @ApiProperty({ description: 'What is so.' }) readonly message!: string;
  @ApiProperty({ description: 'What to do about it.' }) readonly cure!: string;
  @ApiProperty({ enum: ['open', 'resolved'] }) readonly state!: 'open' | 'resolved';
  @ApiProperty({ type: String, nullable: true, description: 'null when it concerns the installation.' })
  readonly mailboxId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly ruleId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Which consumer group, check or webhook.' })
  readonly about!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of a gap: messages missing when it was raised.' })
  readonly count!: number | null;
  @ApiProperty({ type: 'integer', description: '1 the first time, one more each time that it comes back.' })
  readonly occurrence!: number;
  @ApiProperty({ format: 'date-time', description: 'Since when it is so, as far as that is known.' })
  readonly since!: string;
  @ApiProperty({ format: 'date-time' }) readonly raisedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly resolvedAt!: string | null;
  @ApiProperty({ type: AcknowledgementView, nullable: true }) readonly acknowledged!: AcknowledgementView | null;
}

export class AlertPage {
  @ApiProperty({ type: [AlertView] }) readonly items!: readonly AlertView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export function toAlertView(alert: Alert): AlertView {
  const { id, code, scope, about = null, count, occurrence, since, raisedAt, resolvedAt, acknowledged } = alert;
  const { sentence: message, remedy: cure } = alertTexts[code];
  const ofRule = isOfRule(alert);
  return {
    id,
    code,
    severity: severityOf(code),
    message,
    cure,
    state: resolvedAt === undefined ? 'open' : 'resolved',
    mailboxId: scope === wholeOrganization ? null : scope,
    ruleId: ofRule ? about : null,
    about: ofRule ? null : about,
    count: count ?? null,
    occurrence,
    since,
    raisedAt,
    resolvedAt: resolvedAt ?? null,
    acknowledged: acknowledged ?? null,
  };
}
