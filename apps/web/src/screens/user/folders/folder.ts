import type { View } from '../../../api/client';

export type Folder = View<'FolderView'>;
export type FolderRule = View<'FolderRuleView'>;

/** Folders that can hold mail, as others are never tracked; those that may be tracked come first, as people look for them. */
export const mailFolders = (folders: readonly Folder[]): readonly Folder[] =>
  folders
    .filter(({ folderClass }) => folderClass === 'mail')
    .toSorted((a, b) => Number(leadsToEligible(b)) - Number(leadsToEligible(a)));

const leadsToEligible = (folder: Folder): boolean => everyFolder([folder]).some(({ eligible }) => eligible);

export const everyFolder = (folders: readonly Folder[]): readonly Folder[] =>
  folders.flatMap((folder) => [folder, ...everyFolder(folder.children)]);

/** How many messages rest in folders below it that no rule of their own keeps apart. */
export const countBelow = ({ children }: Folder): number =>
  mailFolders(children)
    .filter(({ ruleId }) => ruleId === undefined)
    .reduce((sum, child) => sum + child.itemCount + countBelow(child), 0);
