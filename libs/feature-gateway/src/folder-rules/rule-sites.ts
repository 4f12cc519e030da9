import { Injectable } from '@nestjs/common';
import type { FolderTree, MailboxId, MailFolder, OrganizationSettings } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { KnownFolders } from '../mailboxes/work/known-folders';
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

  /** A folder that is unknown, or was where it may not be tracked, may have come or moved since; Exchange is asked first. */
  async find(mailboxId: MailboxId, { field, matches }: SoughtFolder): Promise<RuleSite> {
    const { settings } = await this.organization.find();
    const found = await this.folders.seek(
      mailboxId,
      (folder, tree) =>
        matches(folder, tree) && (isFixed(folder) || tree.isEligible(folder.id, settings.eligibleFolders)),
    );
    const site = found ?? (await this.folders.known(mailboxId, matches));
    if (site !== undefined) return { ...site, settings };
    const fields = [{ field, message: 'names no folder of the mailbox' }];
    throw new UnknownResource('unknown-folder', 'Exchange has no such folder in this mailbox.', fields);
  }
}

/** Neither a well-known folder nor one of another class ever becomes a folder that may be tracked. */
const isFixed = ({ wellKnown, folderClass }: MailFolder): boolean => wellKnown !== undefined || folderClass !== 'mail';
