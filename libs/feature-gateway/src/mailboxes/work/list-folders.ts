import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import { NotFinishedInTime } from '../../http/refusal';
import { ConfiguredMailboxes } from '../configured-mailboxes';
import { toFolderViews, type FolderTreeView, type ListFoldersQuery } from './folder-views';
import { KnownFolders } from './known-folders';

@Injectable()
export class ListFolders {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
    private readonly folders: KnownFolders,
  ) {}

  async execute(mailboxId: MailboxId, { readNow = false }: ListFoldersQuery = {}): Promise<FolderTreeView> {
    const { rules } = await this.mailboxes.find(mailboxId);
    const [{ settings }, { tree, readAt }] = await Promise.all([
      this.organization.find(),
      readNow ? this.folders.refreshed(mailboxId) : this.folders.tree(mailboxId),
    ]);
    if (readAt === undefined) {
      throw new NotFinishedInTime('folders-not-read', 'The folders could not be read from Exchange yet.');
    }
    return { items: toFolderViews({ tree, rules, scope: settings.eligibleFolders }), nextCursor: null, readAt };
  }
}
