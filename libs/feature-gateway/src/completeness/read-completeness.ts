import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { MailboxStatus } from '@foldwatch/ports';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { KnownFolders } from '../mailboxes/work/known-folders';
import { toCompletenessView, type CompletenessView } from './completeness-views';

/** What the last comparison of Exchange with the store found. */
@Injectable()
export class ReadCompleteness {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly status: MailboxStatus,
    private readonly folders: KnownFolders,
  ) {}

  async execute(mailboxId: MailboxId): Promise<CompletenessView> {
    await this.mailboxes.find(mailboxId);
    const [compared, trees] = await Promise.all([
      this.status.findCompleteness([mailboxId]),
      this.folders.findMany([mailboxId]),
    ]);
    return toCompletenessView(compared.get(mailboxId), trees.get(mailboxId));
  }
}
