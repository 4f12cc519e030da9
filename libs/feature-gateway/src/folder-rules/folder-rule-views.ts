import { ApiProperty } from '@nestjs/swagger';
import {
  isRuleProblem,
  ruleProblems,
  type FolderRule,
  type Mailbox,
  type NamedRecord,
  type RuleProgress,
  type RuleStatus,
} from '@foldwatch/domain';
import { FolderSettingsRequest } from './folder-rule-requests';
import { NamedRecordView, toNamedRecord } from '../records/record-views';

const ruleStates = ['pending', 'backfilling', 'active', 'paused', 'disabled', 'error'] as const;

export class RuleProgressView {
  @ApiProperty({ type: 'integer' }) readonly done!: number;
  @ApiProperty({ type: 'integer' }) readonly total!: number;
}

export class FolderRuleView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly mailboxId!: string;
  @ApiProperty() readonly folderId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'null while the folder is not known to be there.' })
  readonly folderPath!: string | null;
  @ApiProperty({ enum: ['track', 'do-not-track'] }) readonly action!: FolderRule['action'];
  @ApiProperty({ type: NamedRecordView, nullable: true }) readonly regarding!: NamedRecordView | null;
  @ApiProperty() readonly includeSubfolders!: boolean;
  @ApiProperty({ enum: ['track', 'skip'] }) readonly existing!: FolderRule['existing'];
  @ApiProperty({ format: 'date-time' }) readonly effectiveFrom!: string;
  @ApiProperty() readonly paused!: boolean;
  @ApiProperty({ type: FolderSettingsRequest, description: 'What holds in its folders alone, unless it is fixed.' })
  readonly settings!: FolderSettingsRequest;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty({ enum: ruleStates }) readonly status!: RuleStatus['state'];
  @ApiProperty({ type: String, nullable: true, description: 'Why it is disabled or in error.' })
  readonly statusReason!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The reason as a sentence.' })
  readonly statusSentence!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What can be done about it.' })
  readonly statusRemedy!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly nextTryAt!: string | null;
  @ApiProperty({ type: RuleProgressView, nullable: true, description: 'Of a backfill that is under way.' })
  readonly progress!: RuleProgressView | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Messages there at the first complete listing.' })
  readonly existingCount!: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) readonly skippedCount!: number | null;
  @ApiProperty({ type: 'integer', description: 'Activities tracked through this rule: what a relink would reach.' })
  readonly trackedCount!: number;
}

export class FolderRulePage {
  @ApiProperty({ type: [FolderRuleView] }) readonly items!: readonly FolderRuleView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

/** What is known of a rule beside its configuration. */
export interface RuleFacts {
  readonly mailbox: Mailbox;
  readonly folderPath: string | undefined;
  readonly regarding: NamedRecord | undefined;
  readonly progress: RuleProgress | undefined;
  readonly trackedCount: number;
}

export function toFolderRuleView(rule: FolderRule, facts: RuleFacts): FolderRuleView {
  const { id, folderId, action, includeSubfolders, existing, effectiveFrom, paused, version } = rule;
  return {
    id,
    mailboxId: facts.mailbox.id,
    folderId,
    folderPath: facts.folderPath ?? null,
    action,
    regarding: rule.regarding === undefined ? null : toNamedRecord(facts.regarding ?? { ...rule.regarding, name: '' }),
    includeSubfolders,
    existing,
    effectiveFrom,
    paused,
    settings: rule.settings ?? {},
    version,
    ...statusView(statusOf(rule, facts)),
    existingCount: facts.progress?.existingCount ?? null,
    skippedCount: facts.progress?.skippedCount ?? null,
    trackedCount: facts.trackedCount,
  };
}

/** A pause is known here before the mailbox's owner hears of it; what ingest found wrong weighs more. */
function statusOf({ paused }: FolderRule, { progress }: RuleFacts): RuleStatus {
  const found: RuleStatus = progress?.status ?? { state: 'pending' };
  if (found.state === 'disabled') return found;
  if (paused) return { state: 'paused' };
  return found.state === 'paused' ? { state: 'pending' } : found;
}

type StatusFields = Pick<
  FolderRuleView,
  'status' | 'statusReason' | 'statusSentence' | 'statusRemedy' | 'nextTryAt' | 'progress'
>;

const statusView = (status: RuleStatus): StatusFields => ({
  status: status.state,
  ...reasonView('reason' in status ? status.reason : null),
  nextTryAt: status.state === 'error' ? (status.nextTryAt ?? null) : null,
  progress: status.state === 'backfilling' ? { done: status.done, total: status.total } : null,
});

function reasonView(reason: string | null): Pick<StatusFields, 'statusReason' | 'statusSentence' | 'statusRemedy'> {
  const problem = reason !== null && isRuleProblem(reason) ? ruleProblems[reason] : undefined;
  return {
    statusReason: reason,
    statusSentence: problem?.sentence ?? null,
    statusRemedy: problem?.remedy ?? null,
  };
}
