import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import type { AuditEntry, AuditKind } from '@foldwatch/ports';
import { IsMoment } from '../http/is-moment';
import { Optional } from '../http/optional';
import { PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';

const kinds = ['change', 'look'] as const satisfies readonly AuditKind[];

export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: kinds,
    default: 'change',
    description: 'look: who opened content or attachments, or searched mail, of a mailbox that is not theirs.',
  })
  @Optional()
  @IsIn(kinds)
  readonly kind?: AuditKind;

  @ApiPropertyOptional({ description: 'The name of an administrator, or owner:{mailboxId}.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  @Matches(plainText, { message: 'by must be printable text' })
  readonly by?: string;

  @ApiPropertyOptional({ example: 'changeOptions', description: 'The operation, as this description names it.' })
  @Optional()
  @Matches(/^[A-Za-z]{1,100}$/, { message: 'what must be the name of an operation' })
  readonly what?: string;

  @ApiPropertyOptional()
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'mailboxId must be printable text' })
  readonly mailboxId?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @Optional()
  @IsMoment()
  readonly since?: string;
}

/** What a field of the configuration may hold. */
const anything = {
  nullable: true,
  oneOf: [
    { type: 'string' },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'array', items: {} },
    { type: 'object', additionalProperties: true },
  ],
};

export class FieldChangeView {
  @ApiProperty() readonly field!: string;
  @ApiProperty({ ...anything, description: 'null where there was none, or where it is not kept.' })
  readonly before!: unknown;
  @ApiProperty(anything) readonly after!: unknown;
}

export class AuditorView {
  @ApiProperty({
    enum: ['user', 'admin', 'auditor', 'owner'],
    description: '“owner”: a user, as entries of earlier releases say it.',
  })
  readonly kind!: AuditEntry['by']['kind'];
  @ApiProperty() readonly name!: string;
}

export class AuditEntryView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @ApiProperty({ type: AuditorView }) readonly by!: AuditorView;
  @ApiProperty({ description: 'The operation.' }) readonly what!: string;
  @ApiProperty({ description: 'The path of what it was done to.' }) readonly resource!: string;
  @ApiProperty({ type: String, nullable: true }) readonly mailboxId!: string | null;
  @ApiProperty({
    enum: ['begun', 'done', 'refused', 'failed'],
    description: '“begun” when the process ended before it could say what became of it.',
  })
  readonly outcome!: AuditEntry['outcome'];
  @ApiProperty({ type: String, nullable: true }) readonly code!: string | null;
  @ApiProperty({ type: [String], description: 'Fields that the request named.' })
  readonly requested!: readonly string[];
  @ApiProperty({ type: [FieldChangeView], description: 'Configuration that came out otherwise.' })
  readonly changes!: readonly FieldChangeView[];
}

export class AuditPage {
  @ApiProperty({ type: [AuditEntryView] }) readonly items!: readonly AuditEntryView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const toFieldChangeView = ({ field, before, after }: AuditEntry['changes'][number]): FieldChangeView => ({
  field,
  before: before ?? null,
  after: after ?? null,
});

export const toAuditEntryView = (entry: AuditEntry): AuditEntryView => ({
  id: entry.id,
  at: entry.at,
  by: entry.by,
  what: entry.action,
  resource: entry.resource,
  mailboxId: entry.mailboxId ?? null,
  outcome: entry.outcome,
  code: entry.code ?? null,
  requested: entry.requested,
  changes: entry.changes.map(toFieldChangeView),
});
