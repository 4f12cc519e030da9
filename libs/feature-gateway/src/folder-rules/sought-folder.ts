import type { FolderTree, MailFolder } from '@foldwatch/domain';
import { InvalidRequest } from '../http/refusal';

export interface SoughtFolder {
  readonly field: 'folderPath' | 'folderId';
  readonly matches: (folder: MailFolder, tree: FolderTree) => boolean;
}

/** The one folder that a request names, by id or by path. Exchange tells names apart regardless of case. */
export function soughtFolder(request: {
  readonly folderId?: string | undefined;
  readonly folderPath?: string | undefined;
}): SoughtFolder {
  const { folderId, folderPath } = request;
  if (folderId !== undefined && folderPath === undefined) {
    return { field: 'folderId', matches: ({ id }) => id === folderId };
  }
  if (folderPath === undefined || folderId !== undefined) {
    throw new InvalidRequest([{ field: 'folderPath', message: 'or folderId must be given, and only one of them' }]);
  }
  const wanted = comparable(folderPath.replace(/^\//, ''));
  return { field: 'folderPath', matches: ({ id }, tree) => comparable(tree.path(id)) === wanted };
}

const comparable = (path: string): string => path.normalize('NFC').toLowerCase();
