import {
  createFolderIn,
  discardFolder,
  findByPath,
  moveFolderTo,
  removeFolder,
  renameFolderTo,
  treeOf,
} from '../folders/folder-tree';
import { createStandardFolders } from '../folders/standard-folders';
import { type Subscriptions } from '../notifications/subscriptions';
import { type Folder } from '../store/folder-store';
import { decodeId } from '../store/ids';
import { type Mailbox, type NewMailbox } from '../store/mailbox-store';
import { type Store } from '../store/store';
import { SandboxError } from './sandbox-error';
import { type FolderSummary, folderSummary, type MailboxSummary } from './summaries';

/** Mailboxes and folders as people handle them: by address, and by path or id. */
export class SandboxMailboxes {
  constructor(
    private readonly store: Store,
    private readonly subscriptions: Subscriptions,
  ) {}

  list(): readonly MailboxSummary[] {
    return this.store.mailboxes.all().map((mailbox) => this.summary(mailbox));
  }

  create(wanted: NewMailbox): MailboxSummary {
    if (!/^[^\s@]+@[^\s@]+$/.test(wanted.emailAddress)) throw new SandboxError('invalid', 'not an email address');
    if (this.store.mailboxes.byAddress(wanted.emailAddress) !== undefined) {
      throw new SandboxError('already-exists', `There is a mailbox ${wanted.emailAddress} already.`);
    }
    const mailbox = this.store.database.transaction(() => {
      const created = this.store.mailboxes.insert(wanted);
      createStandardFolders(this.store.folders, created);
      return created;
    });
    return this.summary(mailbox);
  }

  /** As when the mailbox was moved to another server: other item ids, void sync states, no subscriptions. */
  migrate(address: string): void {
    const { id } = this.expect(address);
    this.store.items.renewIds(id);
    this.subscriptions.forgetMailbox(id);
  }

  invalidateSyncStates(address: string): void {
    this.store.mailboxes.startGeneration(this.expect(address).id);
  }

  folders(address: string): readonly FolderSummary[] {
    const mailbox = this.expect(address);
    const tree = treeOf(this.store, mailbox.id);
    const counts = this.store.folders.counts(mailbox.id);
    const top = tree.folders.find(({ distinguishedId }) => distinguishedId === 'msgfolderroot');
    const shown = top === undefined ? [] : tree.descendantsOf(top);
    return shown.map((folder) => folderSummary(mailbox, tree, folder, counts.get(folder.id)));
  }

  createFolder(address: string, parent: string, name: string): FolderSummary {
    const mailbox = this.expect(address);
    const parentFolder = parent === '' ? this.top(mailbox) : this.folder(mailbox, parent);
    return this.summaryOf(mailbox, createFolderIn(this.store, parentFolder, { name }));
  }

  /** Makes whatever is missing of a path. */
  createPath(address: string, path: string): FolderSummary {
    const mailbox = this.expect(address);
    const names = path.split('/').filter((name) => name !== '');
    const last = names.reduce(
      (parent, name) => this.store.folders.childNamed(parent, name) ?? createFolderIn(this.store, parent, { name }),
      this.top(mailbox),
    );
    return this.summaryOf(mailbox, last);
  }

  renameFolder(address: string, folder: string, name: string): FolderSummary {
    const mailbox = this.expect(address);
    return this.summaryOf(mailbox, renameFolderTo(this.store, this.folder(mailbox, folder), name));
  }

  moveFolder(address: string, folder: string, destination: string): FolderSummary {
    const mailbox = this.expect(address);
    const target = destination === '' ? this.top(mailbox) : this.folder(mailbox, destination);
    return this.summaryOf(mailbox, moveFolderTo(this.store, this.folder(mailbox, folder), target));
  }

  deleteFolder(address: string, folder: string, how: 'hard' | 'to-deleted-items' = 'hard'): void {
    const found = this.folder(this.expect(address), folder);
    if (how === 'hard') removeFolder(this.store, found);
    else discardFolder(this.store, found);
  }

  expect(address: string): Mailbox {
    const mailbox = this.store.mailboxes.byAddress(address);
    if (mailbox === undefined) throw new SandboxError('not-found', `There is no mailbox ${address}.`);
    return mailbox;
  }

  /** By id if it is one, else by path. */
  folder(mailbox: Mailbox, idOrPath: string): Folder {
    const id = decodeId(idOrPath);
    const found = id === undefined ? findByPath(this.store, mailbox, idOrPath) : this.store.folders.byGuid(id.guid);
    if (found?.mailboxId === mailbox.id) return found;
    throw new SandboxError('not-found', `There is no folder ${idOrPath} in ${mailbox.emailAddress}.`);
  }

  private top(mailbox: Mailbox): Folder {
    const top = this.store.folders.distinguished(mailbox.id, 'msgfolderroot');
    if (top === undefined) throw new SandboxError('not-found', 'The mailbox has no folders.');
    return top;
  }

  private summary(mailbox: Mailbox): MailboxSummary {
    const { emailAddress, displayName, mayImpersonate, id } = mailbox;
    return { emailAddress, displayName, mayImpersonate, sequence: this.store.mailboxes.currentSequence(id) };
  }

  private summaryOf(mailbox: Mailbox, folder: Folder): FolderSummary {
    const counts = this.store.folders.counts(mailbox.id);
    return folderSummary(mailbox, treeOf(this.store, mailbox.id), folder, counts.get(folder.id));
  }
}
