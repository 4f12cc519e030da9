import { Injectable } from '@nestjs/common';
import type { MailboxHealth, OrganizationSettings } from '@foldwatch/domain';
import { FolderTrees, MailboxEpochs, MailboxStatus, SyncCursors, type MailboxConfig } from '@foldwatch/ports';
import { OwnedMailbox } from '../owned-mailbox';

/** Takes a mailbox over: an epoch first, so that whoever had it can write no more, then what is stored about it. */
@Injectable()
export class TakeMailbox {
  constructor(
    private readonly epochs: MailboxEpochs,
    private readonly cursors: SyncCursors,
    private readonly trees: FolderTrees,
    private readonly status: MailboxStatus,
  ) {}

  async execute(
    config: MailboxConfig,
    settings: OrganizationSettings,
    organizationId: string,
  ): Promise<{ readonly mailbox: OwnedMailbox; readonly health: MailboxHealth | undefined }> {
    const { id } = config.mailbox;
    const owner = await this.epochs.take(id);
    const mailbox = new OwnedMailbox({ owner, organizationId, config, settings });
    for (const cursor of await this.cursors.find(id)) mailbox.remember(cursor);
    for (const [ruleId, progress] of await this.status.findProgress(id)) mailbox.progress.set(ruleId, progress);
    const tree = (await this.trees.findMany([id])).get(id);
    if (tree !== undefined) mailbox.replaceTree(tree);
    else mailbox.configure(config, settings);
    return { mailbox, health: (await this.status.findHealth([id])).get(id) };
  }
}
