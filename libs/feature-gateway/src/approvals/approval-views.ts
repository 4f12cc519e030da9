import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { approvalStates, type Approval, type ApprovalState, type WaitingChange } from '@foldwatch/ports';
import { Optional } from '../http/optional';
import { PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';

const kinds = [
  'add-folder-rule',
  'change-folder-rule',
  'change-options',
  'change-mailbox',
  'add-exclusion',
  'replace-exclusion',
  'remove-exclusion',
  'publish-draft',
  'roll-back',
  'change-organization',
  'change-team',
  'remove-team',
] as const satisfies readonly WaitingChange['kind'][];

export class ApprovalsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: approvalStates })
  @Optional()
  @IsIn(approvalStates)
  readonly state?: ApprovalState;

  @ApiPropertyOptional({ description: 'Those of one mailbox.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'mailboxId must be printable text' })
  readonly mailboxId?: string;
}

export class RefuseChangeRequest {
  @ApiPropertyOptional({ description: 'Why, for whoever asked.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  @Matches(/^[^\p{Cs}\p{Cc}]*$/u, { message: 'reason must be printable text on one line' })
  readonly reason?: string;
}

export class ApprovalView {
  @ApiProperty() readonly approvalId!: string;
  @ApiProperty({ enum: kinds }) readonly kind!: (typeof kinds)[number];
  @ApiProperty({ type: String, nullable: true, description: 'null for what is the organization’s or a team’s.' })
  readonly mailboxId!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The rule, exclusion, draft or team; of a roll back the scope.',
  })
  readonly targetId!: string | null;
  @ApiProperty({ type: Object, description: 'The request, word for word.' }) readonly request!: object;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Messages; null when they could not be counted in time, and of a raised approvalLimit.',
  })
  readonly reach!: number | null;
  @ApiProperty({ type: 'integer', description: 'approvalLimit as it was.' }) readonly limit!: number;
  @ApiProperty() readonly askedBy!: string;
  @ApiProperty({ format: 'date-time' }) readonly askedAt!: string;
  @ApiProperty({ enum: approvalStates, description: 'overtaken: something else was changed before it was approved.' })
  readonly state!: ApprovalState;
  @ApiProperty({ type: String, nullable: true }) readonly settledBy!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly settledAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was refused.' }) readonly reason!: string | null;
}

export class ApprovalPage {
  @ApiProperty({ type: [ApprovalView] }) readonly items!: readonly ApprovalView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const toApprovalView = (approval: Approval): ApprovalView => ({
  approvalId: approval.id,
  kind: approval.change.kind,
  mailboxId: approval.change.mailboxId ?? null,
  targetId: approval.change.targetId ?? null,
  request: approval.change.request,
  reach: approval.reach ?? null,
  limit: approval.limit,
  askedBy: approval.askedBy,
  askedAt: approval.askedAt,
  state: approval.state,
  settledBy: approval.settledBy ?? null,
  settledAt: approval.settledAt ?? null,
  reason: approval.reason ?? null,
});
