import { type Folder, type FolderStore } from '../store/folder-store';
import { type Mailbox } from '../store/mailbox-store';

interface Standard {
  readonly distinguishedId: string;
  readonly name: string;
  readonly folderClass: string;
}

const topFolders: readonly Standard[] = [
  { distinguishedId: 'calendar', name: 'Calendar', folderClass: 'IPF.Appointment' },
  { distinguishedId: 'contacts', name: 'Contacts', folderClass: 'IPF.Contact' },
  { distinguishedId: 'deleteditems', name: 'Deleted Items', folderClass: 'IPF.Note' },
  { distinguishedId: 'drafts', name: 'Drafts', folderClass: 'IPF.Note' },
  { distinguishedId: 'inbox', name: 'Inbox', folderClass: 'IPF.Note' },
  { distinguishedId: 'journal', name: 'Journal', folderClass: 'IPF.Journal' },
  { distinguishedId: 'junkemail', name: 'Junk Email', folderClass: 'IPF.Note' },
  { distinguishedId: 'notes', name: 'Notes', folderClass: 'IPF.StickyNote' },
  { distinguishedId: 'outbox', name: 'Outbox', folderClass: 'IPF.Note' },
  { distinguishedId: 'sentitems', name: 'Sent Items', folderClass: 'IPF.Note' },
  { distinguishedId: 'tasks', name: 'Tasks', folderClass: 'IPF.Task' },
];

/** The folders that a mailbox is born with. */
export function createStandardFolders(folders: FolderStore, mailbox: Mailbox): void {
  const root = folders.insert(mailbox.id, undefined, { name: 'Root', folderClass: '', distinguishedId: 'root' });
  folders.insert(mailbox.id, root, { name: 'Finder', folderClass: 'IPF.Note', distinguishedId: 'searchfolders' });
  const top = folders.insert(mailbox.id, root, {
    name: 'Top of Information Store',
    folderClass: '',
    distinguishedId: 'msgfolderroot',
  });
  const bin = folders.insert(mailbox.id, root, {
    name: 'Recoverable Items',
    folderClass: 'IPF.Note',
    distinguishedId: 'recoverableitemsroot',
  });
  folders.insert(mailbox.id, bin, {
    name: 'Deletions',
    folderClass: 'IPF.Note',
    distinguishedId: 'recoverableitemsdeletions',
  });
  for (const folder of topFolders) folders.insert(mailbox.id, top, folder);
}

/** The elements that hold folders of a kind. */
export function folderElement({
  folderClass,
  distinguishedId,
}: Pick<Folder, 'folderClass' | 'distinguishedId'>): string {
  if (distinguishedId === 'searchfolders') return 't:Folder';
  if (folderClass.startsWith('IPF.Appointment')) return 't:CalendarFolder';
  if (folderClass.startsWith('IPF.Contact')) return 't:ContactsFolder';
  return folderClass.startsWith('IPF.Task') ? 't:TasksFolder' : 't:Folder';
}

const elementClasses: Readonly<Record<string, string>> = {
  CalendarFolder: 'IPF.Appointment',
  ContactsFolder: 'IPF.Contact',
  TasksFolder: 'IPF.Task',
};

export const classOfFolderElement = (name: string): string => elementClasses[name] ?? 'IPF.Note';
