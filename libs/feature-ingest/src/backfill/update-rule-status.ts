import { Injectable } from '@nestjs/common';
import type { RuleProgress, RuleStatus } from '@foldwatch/domain';
import { backfillProgressed, mailboxAlert, ruleStatusChanged } from '@foldwatch/contracts';
import { Clock, ItemIndex, MailboxStatus } from '@foldwatch/ports';
import { MailboxAnnouncements } from '../mailbox/mailbox-announcements';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { isSameProgress, ruleProgress } from './rule-progress';

/** Keeps what people see of each rule true to the index, and tells when it changed. */
@Injectable()
export class UpdateRuleStatus {
  constructor(
    private readonly index: ItemIndex,
    private readonly status: MailboxStatus,
    private readonly announcements: MailboxAnnouncements,
    private readonly clock: Clock,
  ) {}

  async execute(mailbox: OwnedMailbox): Promise<void> {
    const { rules } = mailbox.config;
    if (rules.length === 0) return;
    const now = this.clock.now();
    const counts = await this.index.counts(mailbox.id);
    const changed = rules.flatMap((rule) => {
      const previous = mailbox.progress.get(rule.id);
      const next = ruleProgress({
        mailboxId: mailbox.id,
        rule,
        tree: mailbox.tree,
        scope: mailbox.settings.eligibleFolders,
        folders: mailbox.foldersOf(rule.id),
        counts,
        isListed: (folderId) => isListed(mailbox, folderId, rule.id),
        ...(previous !== undefined && { previous }),
        now,
      });
      return isSameProgress(previous, next) ? [] : [{ ...next, updatedAt: now.toISOString() }];
    });
    if (changed.length === 0) return;
    await this.status.saveProgress(mailbox.owner, changed);
    for (const progress of changed) await this.tell(mailbox, progress);
  }

  private async tell(mailbox: OwnedMailbox, progress: RuleProgress): Promise<void> {
    const { ruleId, status } = progress;
    const previous = mailbox.progress.get(ruleId)?.status;
    mailbox.progress.set(ruleId, progress);
    if (previous?.state !== status.state) {
      await this.announcements.announce(mailbox.id, ruleStatusChanged, {
        ruleId,
        ruleState: status.state,
        ...why(status),
      });
    }
    if (status.state === 'backfilling') {
      const { done, total } = status;
      await this.announcements.announce(mailbox.id, backfillProgressed, { ruleId, done, total });
    }
    if (status.state === 'disabled' && previous?.state !== 'disabled') await this.alert(mailbox, ruleId, status.reason);
  }

  private alert(mailbox: OwnedMailbox, ruleId: string, code: string): Promise<void> {
    return this.announcements.announce(mailbox.id, mailboxAlert, {
      ruleId,
      code,
      message: 'The folder of a rule is gone or no longer one in which mail may be tracked.',
      cure: 'Move the folder back, or remove the rule. What was recorded stays.',
    });
  }
}

const why = (status: RuleStatus) => ('reason' in status ? { code: status.reason } : {});

function isListed(mailbox: OwnedMailbox, folderId: string, ruleId: string): boolean {
  const cursor = mailbox.cursors.get(folderId);
  return cursor?.ruleId === ruleId && cursor.listing === undefined && cursor.cursor !== undefined;
}
