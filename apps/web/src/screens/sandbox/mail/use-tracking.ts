import { everyFolder, type Folder, type FolderRule } from '../../user/folders/folder';
import { useFolders } from '../../user/folders/use-folders';

export interface FolderTracking {
  readonly folder: Folder;
  readonly rule: FolderRule;
}

/** Which folders of a mailbox are tracked, by their ids; Exchange's and the product's are the same. */
export function useTracking(mailboxId: string | undefined): ReadonlyMap<string, FolderTracking> {
  const { data } = useFolders(mailboxId);
  if (data === undefined) return new Map();
  const tracked = everyFolder(data.folders).flatMap((folder) => {
    const rule = data.rules.get(folder.governedBy ?? '');
    return rule === undefined ? [] : [[folder.id, { folder, rule }] as const];
  });
  return new Map(tracked);
}
