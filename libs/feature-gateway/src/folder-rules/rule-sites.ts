import { Injectable } from '@nestjs/common';
import type { FolderTree, MailboxId, MailFolder, OrganizationSettings } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { KnownFolders } from '../mailboxes/known-folders';
import type { SoughtFolder } from './sought-folder';

/** A folder that a rule is to govern, with what decides whether it may. */
export interface RuleSite {
  readonly folder: MailFolder;
  readonly tree: FolderTree;
  readonly settings: OrganizationSettings;
}

/** Where rules may be set. */
@Injectable()
export class RuleSites {
  constructor(
    private readonly folders: KnownFolders,
    private readonly organization: OrganizationConfigs,
  ) {}

  async find(mailboxId: MailboxId, { field, matches }: SoughtFolder): Promise<RuleSite> {
    const found = await this.folders.seek(mailboxId, matches);
    if (found !== undefined) return { ...found, settings: (await this.organization.find()).settings };
    const fields = [{ field, message: 'names no folder of the mailbox' }];
    throw new UnknownResource('unknown-folder', 'Exchange has no such folder in this mailbox.', fields);
  }
}
