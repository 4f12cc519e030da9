import type { FolderId } from './ids';

/** `search` and non-mail folders are listed so that people see why they are not eligible. */
export type FolderClass = 'mail' | 'calendar' | 'contacts' | 'search' | 'other';

/** Well-known folders that decisions speak of; every other folder is `undefined`. */
export type WellKnownFolder = 'inbox' | 'sent-items' | 'deleted-items' | 'drafts' | 'junk' | 'outbox';

export interface MailFolder {
  readonly id: FolderId;
  /** Absent for the folders that hang directly under the mailbox's root. */
  readonly parentId?: FolderId;
  readonly name: string;
  readonly folderClass: FolderClass;
  readonly wellKnown?: WellKnownFolder;
  readonly itemCount: number;
}

/** The folders of a mailbox as last read; written by the mailbox's owner alone. */
export class FolderTree {
  private readonly byId: ReadonlyMap<FolderId, MailFolder>;

  constructor(readonly folders: readonly MailFolder[]) {
    this.byId = new Map(folders.map((folder) => [folder.id, folder]));
  }

  find(id: FolderId): MailFolder | undefined {
    return this.byId.get(id);
  }

  /** The folder itself first, then its parent, up to the one under the root; a circle ends it. */
  lineage(id: FolderId): readonly MailFolder[] {
    const line: MailFolder[] = [];
    for (let folder = this.byId.get(id); folder !== undefined && !line.includes(folder);) {
      line.push(folder);
      folder = folder.parentId === undefined ? undefined : this.byId.get(folder.parentId);
    }
    return line;
  }

  /** Names from the top joined by slashes, such as `Inbox/Customers/Contoso`; a slash within a name is written `\/`. */
  path(id: FolderId): string {
    const names = this.lineage(id).map((folder) => folder.name.replaceAll('\\', '\\\\').replaceAll('/', '\\/'));
    return names.toReversed().join('/');
  }

  /** Eligible for folder tracking: a mail folder below Inbox or, where the organization widens it, any mail folder. */
  isEligible(id: FolderId, scope: 'inbox' | 'all'): boolean {
    const line = this.lineage(id);
    const [folder] = line;
    if (folder === undefined || folder.folderClass !== 'mail') return false;
    if (line.some(({ wellKnown }) => wellKnown === 'deleted-items')) return false;
    if (scope === 'all') return folder.wellKnown !== 'drafts';
    return line.slice(1).some((parent) => parent.wellKnown === 'inbox');
  }

  isWithin(id: FolderId, wellKnown: WellKnownFolder): boolean {
    return this.lineage(id).some((folder) => folder.wellKnown === wellKnown);
  }
}
