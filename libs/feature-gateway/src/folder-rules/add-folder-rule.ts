import { Injectable } from '@nestjs/common';
import type { FolderRule, Mailbox, MailboxId, RuleProgress } from '@foldwatch/domain';
import { MailboxStatus } from '@foldwatch/ports';
import { Patience } from '../http/patience';
import type { AddFolderRuleRequest } from './folder-rule-requests';
import type { FolderRuleView } from './folder-rule-views';
import { ReadFolderRule } from './read-folder-rule';
import { SaveFolderRule } from './save-folder-rule';

/** Adds a rule and answers when ingest has counted what was there before it, or with the rule as it is when that takes long. */
@Injectable()
export class AddFolderRule {
  constructor(
    private readonly saveFolderRule: SaveFolderRule,
    private readonly status: MailboxStatus,
    private readonly patience: Patience,
    private readonly readFolderRule: ReadFolderRule,
  ) {}

  async execute(mailboxId: MailboxId, request: AddFolderRuleRequest): Promise<FolderRuleView> {
    const { rule, mailbox } = await this.saveFolderRule.execute(mailboxId, request);
    if (isToBeListed(mailbox, rule)) {
      await this.patience.until(() => this.findListed(mailboxId, rule));
    }
    return this.readFolderRule.execute(mailboxId, rule.id);
  }

  private async findListed(mailboxId: MailboxId, { id }: FolderRule): Promise<RuleProgress | undefined> {
    const progress = (await this.status.findProgress(mailboxId)).get(id);
    return progress !== undefined && isListed(progress) ? progress : undefined;
  }
}

/** Nobody reads a mailbox that is not enabled, nor a folder that is kept private. */
const isToBeListed = ({ state }: Mailbox, { action }: FolderRule): boolean => state === 'enabled' && action === 'track';

const isListed = ({ existingCount, status: { state } }: RuleProgress): boolean =>
  existingCount !== undefined || state === 'disabled' || state === 'error';
