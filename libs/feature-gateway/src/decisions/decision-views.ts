import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  checkSentences,
  isCheckName,
  reasons,
  type Activity,
  type Check,
  type CheckName,
  type FolderTree,
  type MailboxId,
  type MailParty,
} from '@foldwatch/domain';
import type { LoggedDecision } from '@foldwatch/ports';
import { canSeeMailbox, canSeeUntrackedMail, type Principal } from '../access/principal';
import { UndoView } from '../activities/activity-views';
import { canRecordNow } from './can-record-now';
import { NamedRecordView, toNamedRecord } from '../records/record-views';

export class CheckView {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly passed!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'What is compared; none of a check of a later release.' })
  readonly sentence!: string | null;
  @ApiPropertyOptional() readonly actual?: string;
  @ApiPropertyOptional() readonly expected?: string;
}

export class DecidingRuleView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty({ type: NamedRecordView, nullable: true }) readonly regarding!: NamedRecordView | null;
}

export class SenderView {
  @ApiProperty() readonly address!: string;
  @ApiProperty({ type: String, nullable: true }) readonly name!: string | null;
}

export class DecisionView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly mailboxId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'null: there is no such mailbox any more.' })
  readonly mailboxAddress!: string | null;
  @ApiProperty() readonly activityId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly messageId!: string | null;
  @ApiProperty() readonly folderId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly folderPath!: string | null;
  @ApiProperty({ enum: ['present', 'left', 'category-removed'] }) readonly kind!: LoggedDecision['kind'];
  @ApiProperty({ enum: ['track', 'skip', 'noted'] }) readonly verdict!: LoggedDecision['verdict'];
  @ApiProperty({ enum: Object.keys(reasons) }) readonly reason!: string;
  @ApiProperty({ description: 'The reason as a sentence.' }) readonly sentence!: string;
  @ApiProperty({ description: 'What you can do.' }) readonly remedy!: string;
  @ApiProperty({ type: [CheckView], description: 'In the order made.' }) readonly checks!: readonly CheckView[];
  @ApiProperty({ type: DecidingRuleView, nullable: true }) readonly rule!: DecidingRuleView | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of mail that is not tracked: for its owner only.' })
  readonly subject!: string | null;
  @ApiProperty({ type: SenderView, nullable: true, description: 'Of mail that is not tracked: for its owner only.' })
  readonly sender!: SenderView | null;
  @ApiPropertyOptional({ type: [String], description: 'Fields that the asking person may not read.' })
  readonly maskedFields?: readonly string[];
  @ApiProperty({ description: 'The message is not recorded in this mailbox now, and you may have it recorded.' })
  readonly canRecordNow!: boolean;
  @ApiProperty({
    type: UndoView,
    nullable: true,
    description: 'What you did last to the activity, as long as it can be taken back.',
  })
  readonly undo!: UndoView | null;
  @ApiProperty({ format: 'date-time' }) readonly observedAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly decidedAt!: string;
}

export class DecisionPage {
  @ApiProperty({ type: [DecisionView] }) readonly items!: readonly DecisionView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

/** But for what the mailbox is called and for what can be taken back, which whoever shows decisions adds. */
export function toDecisionView(
  decision: LoggedDecision,
  viewer: Principal,
  trees: ReadonlyMap<MailboxId, FolderTree>,
  activity: Activity | undefined,
): Omit<DecisionView, 'mailboxAddress' | 'undo'> {
  const { id, mailboxId, activityId, folderId, kind, verdict, reason, observedAt, decidedAt } = decision;
  const tree = trees.get(mailboxId);
  const mayKnow = mayKnowMail(decision, viewer);
  return {
    id,
    mailboxId,
    activityId,
    messageId: decision.internetMessageId ?? null,
    folderId,
    folderPath: tree?.find(folderId) === undefined ? null : tree.path(folderId),
    kind,
    verdict,
    reason,
    sentence: reasons[reason].sentence,
    remedy: reasons[reason].remedy,
    checks: decision.checks.map((check) => checkView(mayKnow ? check : withoutExclusion(check))),
    rule: ruleView(decision),
    subject: mayKnow ? (decision.subject ?? null) : null,
    sender: mayKnow && decision.sender ? senderView(decision.sender) : null,
    canRecordNow: canRecordNow(decision, activity, viewer),
    observedAt,
    decidedAt,
  };
}

export function checkView({ name, passed, actual, expected }: Check): CheckView {
  return {
    name,
    passed,
    sentence: isCheckName(name) ? checkSentences[name] : null,
    ...(actual !== undefined && { actual }),
    ...(expected !== undefined && { expected }),
  };
}

export const ruleView = ({ rule }: Pick<LoggedDecision, 'rule'>): DecidingRuleView | null =>
  rule === undefined
    ? null
    : { id: rule.id, version: rule.version, regarding: rule.regarding ? toNamedRecord(rule.regarding) : null };

export const senderView = ({ address, name }: MailParty): SenderView => ({ address, name: name ?? null });

/** Which exclusion held would tell of whom the mail is: only of what kind it is is left. */
export const withoutExclusion = (check: Check): Check =>
  exclusionChecks.has(check.name) && check.actual !== undefined
    ? { ...check, actual: check.actual.split(' ', 1)[0] ?? '' }
    : check;

const exclusionChecks: ReadonlySet<string> = new Set<CheckName>(['not-excluded', 'not-blocked']);

/** Sender and subject. */
const mayKnowMail = ({ verdict, mailboxId }: LoggedDecision, viewer: Principal): boolean =>
  verdict === 'track' ? canSeeMailbox(viewer, mailboxId) : canSeeUntrackedMail(viewer, mailboxId);
