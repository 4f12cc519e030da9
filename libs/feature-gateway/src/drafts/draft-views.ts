import { ApiProperty } from '@nestjs/swagger';
import type { FieldChange } from '@foldwatch/domain';
import type { Draft } from '@foldwatch/ports';
import { FieldChangeView, toFieldChangeView } from '../audit/audit-views';
import { draftScopes, type DraftScope } from './draft-requests';
import { scopeOfDraft } from './draft-scope';

export class DraftView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: draftScopes }) readonly scope!: DraftScope;
  @ApiProperty({ type: String, nullable: true }) readonly teamId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly mailboxId!: string | null;
  @ApiProperty({ type: 'integer', description: 'Goes up with each change of the draft.' }) readonly revision!: number;
  @ApiProperty({ type: String, nullable: true }) readonly comment!: string | null;
  @ApiProperty() readonly createdBy!: string;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty() readonly modifiedBy!: string;
  @ApiProperty({ format: 'date-time' }) readonly modifiedAt!: string;
}

export class DraftDetailView extends DraftView {
  @ApiProperty({ type: [FieldChangeView], description: 'What would come out otherwise than now.' })
  readonly changes!: readonly FieldChangeView[];
  @ApiProperty({ description: 'Something was published since that it changes: prepare it anew.' })
  readonly outdated!: boolean;
}

export class DraftPage {
  @ApiProperty({ type: [DraftView] }) readonly items!: readonly DraftView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const toDraftView = (draft: Draft): DraftView => ({
  id: draft.id,
  scope: scopeOfDraft(draft),
  teamId: draft.teamId ?? null,
  mailboxId: draft.mailboxId ?? null,
  revision: draft.revision,
  comment: draft.comment ?? null,
  createdBy: draft.createdBy,
  createdAt: draft.createdAt,
  modifiedBy: draft.modifiedBy,
  modifiedAt: draft.modifiedAt,
});

export const toDraftDetailView = (draft: Draft, changes: readonly FieldChange[], outdated: boolean): DraftDetailView =>
  Object.assign(toDraftView(draft), { changes: changes.map(toFieldChangeView), outdated });
