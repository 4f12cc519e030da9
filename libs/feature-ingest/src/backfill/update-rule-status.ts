import { Injectable } from '@nestjs/common';
import { isRuleProblem, ruleProblems, type FolderRule, type RuleProgress, type RuleStatus } from '@foldwatch/domain';
import { backfillProgressed, ruleStatusChanged, type MailboxEventV1 } from '@foldwatch/contracts';
import { ItemIndex, recordKey } from '@foldwatch/ports';
import { MailboxReport } from '../mailbox/health/mailbox-report';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { isSameProgress, ruleProgress, type RuleFacts } from './rule-progress';
import { RuleRecords } from './rule-records';

/** Keeps what people see of each rule true to the index and to the record that it names, and tells when it changed. */
@Injectable()
export class UpdateRuleStatus {
  constructor(
    private readonly index: ItemIndex,
    private readonly records: RuleRecords,
    private readonly report: MailboxReport,
  ) {}

  async execute(mailbox: OwnedMailbox): Promise<void> {
    const { rules } = mailbox.config;
    if (rules.length === 0) return;
    const now = this.report.clock.now();
    await this.records.complete(mailbox);
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
        ...recordFact(mailbox, rule),
        ...(previous !== undefined && { previous }),
        now,
      });
      return isSameProgress(previous, next) ? [] : [{ ...next, updatedAt: now.toISOString() }];
    });
    if (changed.length === 0) return;
    await this.report.status.saveProgress(mailbox.owner, changed);
    for (const progress of changed) await this.tell(mailbox, progress);
  }

  private async tell(mailbox: OwnedMailbox, progress: RuleProgress): Promise<void> {
    const { ruleId, status } = progress;
    const previous = mailbox.progress.get(ruleId)?.status;
    mailbox.progress.set(ruleId, progress);
    if (previous?.state !== status.state || reasonOf(previous) !== reasonOf(status)) {
      await this.report.announcements.announce(mailbox.id, ruleStatusChanged, {
        ruleId,
        ruleState: status.state,
        ...why(status),
      });
    }
    if (status.state === 'backfilling') {
      const { done, total } = status;
      await this.report.announcements.announce(mailbox.id, backfillProgressed, { ruleId, done, total });
    }
  }
}

const reasonOf = (status: RuleStatus | undefined): string | undefined =>
  status !== undefined && 'reason' in status ? status.reason : undefined;

function why(status: RuleStatus): Pick<MailboxEventV1, 'code' | 'message' | 'cure'> {
  const code = reasonOf(status);
  if (code === undefined || !isRuleProblem(code)) return code === undefined ? {} : { code };
  const { sentence: message, remedy: cure } = ruleProblems[code];
  return { code, message, cure };
}

function recordFact({ ruleRecords }: OwnedMailbox, { regarding }: FolderRule): Pick<RuleFacts, 'record'> {
  const record = regarding === undefined ? undefined : ruleRecords.get(recordKey(regarding));
  return record === undefined ? {} : { record };
}

function isListed(mailbox: OwnedMailbox, folderId: string, ruleId: string): boolean {
  const cursor = mailbox.cursors.get(folderId);
  return cursor?.ruleId === ruleId && cursor.listing === undefined && cursor.cursor !== undefined;
}
