import { EwsError, folderNotFound } from '../soap/ews-error';
import { type Folder } from '../store/folder-store';
import { type Item } from '../store/item';
import { type Mailbox } from '../store/mailbox-store';
import { type Store } from '../store/store';

/** A mailbox's folders, looked at as a tree. */
export class FolderTree {
  private readonly byId: ReadonlyMap<number, Folder>;

  constructor(readonly folders: readonly Folder[]) {
    this.byId = new Map(folders.map((folder) => [folder.id, folder]));
  }

  parentOf(folder: Folder): Folder | undefined {
    return folder.parentId === undefined ? undefined : this.byId.get(folder.parentId);
  }

  childrenOf(folder: Folder): readonly Folder[] {
    return this.folders.filter(({ parentId }) => parentId === folder.id);
  }

  /** Parents before children. */
  descendantsOf(folder: Folder): readonly Folder[] {
    return this.childrenOf(folder).flatMap((child) => [child, ...this.descendantsOf(child)]);
  }

  isWithin(folder: Folder | undefined, ancestor: Folder): boolean {
    if (folder === undefined) return false;
    return folder.id === ancestor.id || this.isWithin(this.parentOf(folder), ancestor);
  }

  /** As people write it: from the top of the information store down, without it. */
  pathOf(folder: Folder): string {
    const parent = this.parentOf(folder);
    const isTop = parent === undefined || parent.distinguishedId === 'msgfolderroot';
    return isTop ? folder.name : `${this.pathOf(parent)}/${folder.name}`;
  }
}

export const treeOf = (store: Store, mailboxId: number): FolderTree =>
  new FolderTree(store.folders.ofMailbox(mailboxId));

/** Undefined where a part of the path does not exist. */
export function findByPath(store: Store, mailbox: Mailbox, path: string): Folder | undefined {
  const top = store.folders.distinguished(mailbox.id, 'msgfolderroot');
  const names = path.split('/').filter((name) => name !== '');
  return names.reduce<Folder | undefined>((folder, name) => folder && store.folders.childNamed(folder, name), top);
}

export function createFolderIn(
  store: Store,
  parent: Folder,
  { name, folderClass = 'IPF.Note' }: { readonly name: string; readonly folderClass?: string },
): Folder {
  if (name.trim() === '') throw new EwsError('ErrorInvalidRequest', 'A folder needs a name.');
  refuseTakenName(store, parent, name);
  return store.folders.insert(parent.mailboxId, parent, { name, folderClass });
}

export function renameFolderTo(store: Store, folder: Folder, name: string): Folder {
  if (folder.distinguishedId !== undefined) {
    throw new EwsError('ErrorFolderSavePropertyError', 'A distinguished folder cannot be renamed.');
  }
  const parent = folder.parentId === undefined ? undefined : store.folders.byId(folder.parentId);
  if (parent !== undefined) refuseTakenName(store, parent, name, folder);
  return store.folders.rename(folder, name);
}

export function moveFolderTo(store: Store, folder: Folder, destination: Folder): Folder {
  if (folder.distinguishedId !== undefined) {
    throw new EwsError('ErrorMoveDistinguishedFolder', 'A distinguished folder cannot be moved.');
  }
  if (folder.mailboxId !== destination.mailboxId) {
    throw new EwsError('ErrorCrossMailboxMoveCopy', 'Folders do not move between mailboxes.');
  }
  if (treeOf(store, folder.mailboxId).isWithin(destination, folder)) {
    throw new EwsError('ErrorMoveCopyFailed', 'A folder cannot be moved into itself.');
  }
  refuseTakenName(store, destination, folder.name, folder);
  return store.folders.move(folder, destination);
}

/** With everything in it. */
export function removeFolder(store: Store, folder: Folder): void {
  refuseDistinguished(folder);
  const inner = treeOf(store, folder.mailboxId).descendantsOf(folder).toReversed();
  store.database.transaction(() => {
    for (const doomed of [...inner, folder]) {
      emptyOf(store, doomed);
      store.folders.remove(doomed);
    }
  });
}

/** In portions: a folder may hold more than should be in memory at once. */
export function emptyOf(store: Store, folder: Folder): void {
  const portion = (): readonly Item[] => store.items.query('folder_id = ?', [folder.id], 'LIMIT 500');
  for (let items = portion(); items.length > 0; items = portion()) store.items.remove(items);
}

export function discardFolder(store: Store, folder: Folder): Folder {
  refuseDistinguished(folder);
  const bin = store.folders.distinguished(folder.mailboxId, 'deleteditems');
  if (bin === undefined) throw folderNotFound();
  if (store.folders.childNamed(bin, folder.name) === undefined) return moveFolderTo(store, folder, bin);
  const renamed = store.folders.rename(folder, `${folder.name} ${folder.id}`);
  return moveFolderTo(store, renamed, bin);
}

function refuseDistinguished(folder: Folder): void {
  if (folder.distinguishedId === undefined) return;
  throw new EwsError('ErrorDeleteDistinguishedFolder', 'Distinguished folders cannot be deleted.');
}

function refuseTakenName(store: Store, parent: Folder, name: string, except?: Folder): void {
  const taken = store.folders.childNamed(parent, name);
  if (taken === undefined || taken.id === except?.id) return;
  throw new EwsError('ErrorFolderExists', `A folder with the specified name already exists., ${name}`);
}
