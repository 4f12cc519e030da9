import { ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { rulesByFolder, type FolderClass, type FolderRule, type FolderTree, type MailFolder } from '@foldwatch/domain';
import { Optional } from '../../http/optional';
import { toFlag } from '../../http/to-flag';

const folderClasses = ['mail', 'calendar', 'contacts', 'search', 'other'] as const;

export class ListFoldersQuery {
  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Reads the folders from Exchange first, and with that how many messages are in them now.',
  })
  @Optional()
  @Transform(toFlag)
  @IsBoolean()
  readonly readNow?: boolean;
}

export class FolderView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'Names from the top, such as Inbox/Customers/Contoso; a slash within a name is \\/.' })
  readonly path!: string;
  @ApiProperty({ enum: folderClasses }) readonly folderClass!: FolderClass;
  @ApiProperty({ description: 'Whether a folder tracking rule may name it.' }) readonly eligible!: boolean;
  @ApiProperty({ type: 'integer', description: 'How many messages were in it when it was last read.' })
  readonly itemCount!: number;
  @ApiPropertyOptional({ description: 'The rule of this very folder.' }) readonly ruleId?: string;
  @ApiPropertyOptional({ description: 'The rule that governs it, its own or that of a folder above.' })
  readonly governedBy?: string;
  @ApiProperty({ type: 'array', items: { $ref: getSchemaPath('FolderView') } })
  readonly children!: readonly FolderView[];
}

export class FolderTreeView {
  @ApiProperty({ type: [FolderView], description: 'The folders at the top; the others are their children.' })
  readonly items!: readonly FolderView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly readAt!: string | null;
}

interface TreeFacts {
  readonly tree: FolderTree;
  readonly rules: readonly FolderRule[];
  readonly scope: 'inbox' | 'all';
}

/** The folders nested as in Exchange. Built without recursion: depth and circles are the server's to choose. */
export function toFolderViews({ tree, rules, scope }: TreeFacts): readonly FolderView[] {
  const own = new Map(rules.map((rule) => [rule.folderId, rule.id]));
  const governed = rulesByFolder(tree, rules, scope);
  const children = new Map(tree.folders.map(({ id }) => [id, new Array<FolderView>()]));
  const top: FolderView[] = [];
  for (const folder of tree.folders) {
    const ruleId = own.get(folder.id);
    const governedBy = governed.get(folder.id)?.id;
    const view: FolderView = {
      ...folderFacts(tree, folder, scope),
      ...(ruleId !== undefined && { ruleId }),
      ...(governedBy !== undefined && { governedBy }),
      children: children.get(folder.id) ?? [],
    };
    (children.get(folder.parentId ?? '') ?? top).push(view);
  }
  return top;
}

const folderFacts = (
  tree: FolderTree,
  { id, name, folderClass, itemCount }: MailFolder,
  scope: 'inbox' | 'all',
): Omit<FolderView, 'children'> => ({
  id,
  name,
  path: tree.path(id),
  folderClass,
  eligible: tree.isEligible(id, scope),
  itemCount,
});
