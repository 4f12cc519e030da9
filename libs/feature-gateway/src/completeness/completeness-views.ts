import { ApiProperty } from '@nestjs/swagger';
import type { FolderTree } from '@foldwatch/domain';
import type { FolderCompleteness, MailboxCompleteness } from '@foldwatch/ports';

export class FolderCompletenessView {
  @ApiProperty() readonly folderId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly folderPath!: string | null;
  @ApiProperty({ type: 'integer' }) readonly inExchange!: number;
  @ApiProperty({ type: 'integer' }) readonly inStore!: number;
  @ApiProperty({ type: 'integer', description: 'In Exchange and rightly not in the store.' }) readonly skipped!: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'The same by reason: there-before, untracked, erased, backfill-pending, or a reason of decisions.',
  })
  readonly skippedBy!: Readonly<Record<string, number>>;
  @ApiProperty({ type: 'integer', description: 'Without an activity when the comparison began, and brought in by it.' })
  readonly mended!: number;
  @ApiProperty({ type: [String], description: 'Message-IDs that are to be tracked and have no link; 200 at most.' })
  readonly missing!: readonly string[];
  @ApiProperty({ type: 'integer', description: 'How many they are in all.' }) readonly missingCount!: number;
  @ApiProperty({ format: 'date-time' }) readonly asOf!: string;
}

export class GapView {
  @ApiProperty({ format: 'date-time' }) readonly since!: string;
  @ApiProperty({ type: 'integer', description: 'Comparisons that found something missing since then.' })
  readonly comparisons!: number;
}

export class CompletenessView {
  @ApiProperty({ type: [FolderCompletenessView] }) readonly items!: readonly FolderCompletenessView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null before it was ever compared.' })
  readonly asOf!: string | null;
  @ApiProperty({ type: 'integer', description: 'Missing in all folders.' }) readonly missing!: number;
  @ApiProperty({ type: GapView, nullable: true, description: 'While something is missing.' })
  readonly gap!: GapView | null;
}

/** The organization as a whole: complete as of, n missing. */
export class OrganizationCompletenessView {
  @ApiProperty({ type: 'integer', description: 'Enabled mailboxes.' }) readonly mailboxes!: number;
  @ApiProperty({ type: 'integer' }) readonly complete!: number;
  @ApiProperty({ type: 'integer', description: 'Mailboxes with something missing.' }) readonly withGaps!: number;
  @ApiProperty({ type: 'integer' }) readonly neverCompared!: number;
  @ApiProperty({ type: 'integer', description: 'Messages missing in all of them.' }) readonly missing!: number;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'All but those never compared were compared at this time or later.',
  })
  readonly asOf!: string | null;
}

export const toCompletenessView = (
  compared: MailboxCompleteness | undefined,
  tree: FolderTree | undefined,
): CompletenessView => ({
  items: (compared?.folders ?? []).map((folder) => toFolderView(folder, tree)),
  nextCursor: null,
  asOf: compared?.asOf ?? null,
  missing: compared?.missing ?? 0,
  gap: compared?.gap ?? null,
});

const toFolderView = (folder: FolderCompleteness, tree: FolderTree | undefined): FolderCompletenessView => ({
  folderId: folder.folderId,
  folderPath: tree?.find(folder.folderId) === undefined ? null : tree.path(folder.folderId),
  inExchange: folder.inExchange,
  inStore: folder.inStore,
  skipped: folder.skipped,
  skippedBy: folder.skippedBy ?? {},
  mended: folder.mended ?? 0,
  missing: folder.missing,
  missingCount: folder.missingCount ?? folder.missing.length,
  asOf: folder.asOf,
});
