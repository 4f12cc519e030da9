import type { FolderClass, MailFolder, WellKnownFolder } from '@foldwatch/domain';

import type { XmlElement } from '../xml/xml-element';
import { withoutUndefined } from './without-undefined';
import { toCount } from './xml-values';

/** The folders of a mailbox that are what they are whatever they are called. */
export interface Landmarks {
  readonly rootId: string | undefined;
  readonly wellKnown: ReadonlyMap<string, WellKnownFolder>;
}

/** A folder as a listing shows it, or `undefined` for the root itself and for what has no id. */
export function toMailFolder(folder: XmlElement, { rootId, wellKnown }: Landmarks): MailFolder | undefined {
  const id = folder.idIn('FolderId');
  if (id === undefined || id === rootId) return undefined;
  const parentId = folder.idIn('ParentFolderId');
  return {
    id,
    name: folder.textAt('DisplayName') ?? '',
    folderClass: folderClassOf(folder),
    itemCount: toCount(folder.textAt('TotalCount')),
    ...withoutUndefined({
      parentId: parentId === rootId ? undefined : parentId,
      wellKnown: wellKnown.get(id),
    }),
  };
}

const classByElement: ReadonlyMap<string, FolderClass> = new Map([
  ['SearchFolder', 'search'],
  ['CalendarFolder', 'calendar'],
  ['ContactsFolder', 'contacts'],
]);

const classByName: readonly (readonly [RegExp, FolderClass])[] = [
  [/^(ipf\.(note|imap)(\..*)?)?$/i, 'mail'],
  [/^ipf\.appointment/i, 'calendar'],
  [/^ipf\.contact/i, 'contacts'],
];

function folderClassOf(folder: XmlElement): FolderClass {
  const byElement = classByElement.get(folder.name);
  if (byElement !== undefined) return byElement;
  const named = folder.textAt('FolderClass')?.trim() ?? '';
  // Only a plain folder without a class holds mail; a task folder says so by its element alone.
  if (named === '' && folder.name !== 'Folder') return 'other';
  return classByName.find(([pattern]) => pattern.test(named))?.[1] ?? 'other';
}
