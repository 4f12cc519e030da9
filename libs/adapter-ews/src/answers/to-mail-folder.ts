import type { FolderClass, MailFolder, WellKnownFolder } from '@foldwatch/domain';

import type { XmlElement } from '../xml/xml-element';

/** The folders of a mailbox that are what they are whatever they are called. */
export interface Landmarks {
  readonly rootId: string | undefined;
  readonly wellKnown: ReadonlyMap<string, WellKnownFolder>;
}

/** A folder as a listing shows it, or `undefined` for the root itself and for what has no id. */
export function toMailFolder(folder: XmlElement, { rootId, wellKnown }: Landmarks): MailFolder | undefined {
  const id = folder.child('FolderId')?.attribute('Id');
  if (id === undefined || id === rootId) return undefined;
  const parentId = folder.child('ParentFolderId')?.attribute('Id');
  const landmark = wellKnown.get(id);
  const count = Number(folder.textAt('TotalCount') ?? 0);
  return {
    id,
    ...(parentId === undefined || parentId === rootId ? {} : { parentId }),
    name: folder.textAt('DisplayName') ?? '',
    folderClass: folderClassOf(folder),
    ...(landmark === undefined ? {} : { wellKnown: landmark }),
    itemCount: Number.isFinite(count) ? count : 0,
  };
}

function folderClassOf(folder: XmlElement): FolderClass {
  if (folder.name === 'SearchFolder') return 'search';
  if (folder.name === 'CalendarFolder') return 'calendar';
  if (folder.name === 'ContactsFolder') return 'contacts';
  const named = folder.textAt('FolderClass')?.trim().toLowerCase() ?? '';
  if (named === '' && folder.name === 'Folder') return 'mail';
  if (/^ipf\.(note|imap)(\.|$)/.test(named)) return 'mail';
  if (named.startsWith('ipf.appointment')) return 'calendar';
  return named.startsWith('ipf.contact') ? 'contacts' : 'other';
}
