import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { absences, type AbsenceCause, type AbsenceCode, type FolderTree, type Mailbox } from '@foldwatch/domain';
import { DecisionView } from './decision-views';

export class MessageQuery {
  @ApiProperty({ description: 'Message-ID, with or without angle brackets.' })
  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  readonly messageId!: string;
}

export class AbsenceCauseView {
  @ApiProperty({ enum: Object.keys(absences) }) readonly code!: AbsenceCode;
  @ApiProperty() readonly sentence!: string;
  @ApiProperty({ description: 'What you can do.' }) readonly remedy!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'The moment that the sentence is about.' })
  readonly since?: string;
  @ApiPropertyOptional({ type: [String], description: 'Paths of the folders that the sentence is about.' })
  readonly folders?: readonly string[];
}

export class AbsenceView {
  @ApiProperty({ enum: ['pending', 'enabled', 'disabled'] }) readonly mailboxState!: Mailbox['state'];
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) readonly lastSeenAt!: string | null;
  @ApiProperty({ format: 'date-time', description: 'Decisions made before are no longer kept.' })
  readonly decisionsKeptSince!: string;
  @ApiProperty({ type: [AbsenceCauseView], description: 'What may be the cause, the likeliest first.' })
  readonly causes!: readonly AbsenceCauseView[];
}

export class MessageExplanationView {
  @ApiProperty({ type: [DecisionView], description: 'The latest 50, newest first, also of the message having left.' })
  readonly decisions!: readonly DecisionView[];
  @ApiProperty({ type: AbsenceView, nullable: true, description: 'Only of a message about which nothing was decided.' })
  readonly explanation!: AbsenceView | null;
}

export const toCauseView = ({ code, since, folderIds }: AbsenceCause, tree: FolderTree): AbsenceCauseView => ({
  code,
  ...absences[code],
  ...(since !== undefined && { since }),
  ...(folderIds !== undefined && { folders: folderIds.flatMap((id) => (tree.find(id) ? [tree.path(id)] : [])) }),
});
