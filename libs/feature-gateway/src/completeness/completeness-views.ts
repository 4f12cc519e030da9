import { ApiProperty } from '@nestjs/swagger';
import type { FolderTree } from '@foldwatch/domain';
import type { FolderCompleteness } from '@foldwatch/ports';

export class FolderCompletenessView {
  @ApiProperty() readonly folderId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly folderPath!: string | null;
  @ApiProperty({ type: 'integer' }) readonly inExchange!: number;
  @ApiProperty({ type: 'integer' }) readonly inStore!: number;
  @ApiProperty({ type: 'integer', description: 'In Exchange and rightly not in the store.' }) readonly skipped!: number;
  @ApiProperty({ type: [String], description: 'Message-IDs that are to be tracked and have no link.' })
  readonly missing!: readonly string[];
  @ApiProperty({ format: 'date-time' }) readonly asOf!: string;
}

export class CompletenessView {
  @ApiProperty({ type: [FolderCompletenessView] }) readonly items!: readonly FolderCompletenessView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null before it was ever compared.' })
  readonly asOf!: string | null;
}

export const toCompletenessView = (
  folders: readonly FolderCompleteness[],
  tree: FolderTree | undefined,
  asOf: string | undefined,
): CompletenessView => ({
  items: folders.map(({ folderId, inExchange, inStore, skipped, missing, asOf: comparedAt }) => ({
    folderId,
    folderPath: tree?.find(folderId) === undefined ? null : tree.path(folderId),
    inExchange,
    inStore,
    skipped,
    missing,
    asOf: comparedAt,
  })),
  nextCursor: null,
  asOf: asOf ?? null,
});
