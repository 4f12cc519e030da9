import { ApiProperty } from '@nestjs/swagger';
import type { FieldChange, FolderRule, MailboxId } from '@foldwatch/domain';
import type { Draft } from '@foldwatch/ports';
import { FieldChangeView, toFieldChangeView } from '../audit/audit-views';
import { FolderSettingsRequest } from '../folder-rules/folder-rule-requests';
import { NamedRecordView } from '../records/record-views';
import { PolicyValuesView } from '../teams/team-views';
import { DraftExclusionRequest, draftScopes, type DraftScope } from './draft-requests';
import { scopeOfDraft } from './draft-scope';

export class DraftView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: draftScopes }) readonly scope!: DraftScope;
  @ApiProperty({ type: String, nullable: true }) readonly teamId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly mailboxId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of a draft for a mailbox that is there.' })
  readonly mailboxAddress!: string | null;
  @ApiProperty({ type: 'integer', description: 'Goes up with each change of the draft.' }) readonly revision!: number;
  @ApiProperty({ type: String, nullable: true }) readonly comment!: string | null;
  @ApiProperty() readonly createdBy!: string;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty() readonly modifiedBy!: string;
  @ApiProperty({ format: 'date-time' }) readonly modifiedAt!: string;
}

/** A rule as a draft would have it, named for people. */
export class DraftRuleView {
  @ApiProperty({ type: String, nullable: true, description: 'null: the draft adds it.' }) readonly id!: string | null;
  @ApiProperty() readonly folderId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly folderPath!: string | null;
  @ApiProperty({ enum: ['track', 'do-not-track'] }) readonly action!: FolderRule['action'];
  @ApiProperty({ type: NamedRecordView, nullable: true }) readonly regarding!: NamedRecordView | null;
  @ApiProperty() readonly includeSubfolders!: boolean;
  @ApiProperty({ enum: ['track', 'skip'] }) readonly existing!: FolderRule['existing'];
  @ApiProperty() readonly paused!: boolean;
  @ApiProperty({ type: FolderSettingsRequest }) readonly settings!: FolderSettingsRequest;
}

/** What a draft of a mailbox has prepared, part by part; sent again with `PATCH`, one of them otherwise. */
export class DraftPartsView {
  @ApiProperty({ type: PolicyValuesView, nullable: true, description: 'null: they stay as they are.' })
  readonly options!: PolicyValuesView | null;
  @ApiProperty({ type: [DraftExclusionRequest], nullable: true, description: 'The whole list, or null: it stays.' })
  readonly exclusions!: readonly DraftExclusionRequest[] | null;
  @ApiProperty({ type: [DraftRuleView] }) readonly folderRules!: readonly DraftRuleView[];
  @ApiProperty({ type: [String] }) readonly removedFolderRules!: readonly string[];
}

export class DraftDetailView extends DraftView {
  @ApiProperty({ type: DraftPartsView, nullable: true, description: 'Of a draft for a mailbox.' })
  readonly parts!: DraftPartsView | null;
  @ApiProperty({ type: [FieldChangeView], description: 'What would come out otherwise than now.' })
  readonly changes!: readonly FieldChangeView[];
  @ApiProperty({ description: 'Something was published since that it changes: prepare it anew.' })
  readonly outdated!: boolean;
}

export class DraftPage {
  @ApiProperty({ type: [DraftView] }) readonly items!: readonly DraftView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

/** With what mailboxes are called. */
export const toDraftView = (draft: Draft, addresses: ReadonlyMap<MailboxId, string>): DraftView => ({
  id: draft.id,
  scope: scopeOfDraft(draft),
  teamId: draft.teamId ?? null,
  mailboxId: draft.mailboxId ?? null,
  mailboxAddress: (draft.mailboxId !== undefined && addresses.get(draft.mailboxId)) || null,
  revision: draft.revision,
  comment: draft.comment ?? null,
  createdBy: draft.createdBy,
  createdAt: draft.createdAt,
  modifiedBy: draft.modifiedBy,
  modifiedAt: draft.modifiedAt,
});

type Detail = Pick<DraftDetailView, 'outdated' | 'parts'> & { readonly changes: readonly FieldChange[] };

export const toDraftDetailView = (draft: DraftView, { changes, outdated, parts }: Detail): DraftDetailView =>
  Object.assign(draft, { changes: changes.map(toFieldChangeView), outdated, parts });
