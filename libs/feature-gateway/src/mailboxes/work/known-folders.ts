import { Injectable } from '@nestjs/common';
import { FolderTree, type MailFolder, type MailboxId } from '@foldwatch/domain';
import { FolderTrees, type StoredFolderTree } from '@foldwatch/ports';
import { ExchangeJobs } from './exchange-jobs';

const readTimeoutMs = 10_000;

export interface ReadTree {
  readonly tree: FolderTree;
  /** `undefined` while the mailbox's folders were never read. */
  readonly readAt?: string;
}

/** The folders of mailboxes as their owners last read them; read anew when what is asked for is not among them. */
@Injectable()
export class KnownFolders {
  constructor(
    private readonly trees: FolderTrees,
    private readonly jobs: ExchangeJobs,
  ) {}

  async findMany(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, FolderTree>> {
    const stored = await this.trees.findMany(mailboxIds);
    return new Map([...stored].map(([id, { folders }]) => [id, new FolderTree(folders)]));
  }

  /** The tree; the first time it is read from Exchange, for which the call waits. */
  async tree(mailboxId: MailboxId): Promise<ReadTree> {
    const known = await this.find(mailboxId);
    return known.readAt === undefined ? this.readNow(mailboxId) : known;
  }

  /** The tree as it is now; as it was last read where nobody reads it in time. Who asks at once with others waits with them. */
  async refreshed(mailboxId: MailboxId): Promise<ReadTree> {
    await this.jobs.resultOf(await this.jobs.startUnlessOpen(mailboxId, { kind: 'read-folders' }), readTimeoutMs);
    return this.find(mailboxId);
  }

  async readNow(mailboxId: MailboxId): Promise<ReadTree> {
    await this.jobs.run(mailboxId, { kind: 'read-folders' }, readTimeoutMs);
    return this.find(mailboxId);
  }

  /** The folder that `isSought` names; when it is not known the folders are read from Exchange before that is believed. */
  async seek(
    mailboxId: MailboxId,
    isSought: (folder: MailFolder, tree: FolderTree) => boolean,
  ): Promise<{ readonly tree: FolderTree; readonly folder: MailFolder } | undefined> {
    return (await this.known(mailboxId, isSought)) ?? within((await this.readNow(mailboxId)).tree, isSought);
  }

  /** As `seek`, among the folders as they were last read. */
  async known(
    mailboxId: MailboxId,
    isSought: (folder: MailFolder, tree: FolderTree) => boolean,
  ): Promise<{ readonly tree: FolderTree; readonly folder: MailFolder } | undefined> {
    return within((await this.find(mailboxId)).tree, isSought);
  }

  private async find(mailboxId: MailboxId): Promise<ReadTree> {
    return toReadTree((await this.trees.findMany([mailboxId])).get(mailboxId));
  }
}

const toReadTree = (stored: StoredFolderTree | undefined): ReadTree => ({
  tree: new FolderTree(stored?.folders ?? []),
  ...(stored !== undefined && { readAt: stored.readAt }),
});

function within(
  tree: FolderTree,
  isSought: (folder: MailFolder, tree: FolderTree) => boolean,
): { readonly tree: FolderTree; readonly folder: MailFolder } | undefined {
  const folder = tree.folders.find((candidate) => isSought(candidate, tree));
  return folder === undefined ? undefined : { tree, folder };
}
