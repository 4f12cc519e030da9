import { Injectable } from '@nestjs/common';
import { mailboxConditions, type AlertCondition, type MailboxId } from '@foldwatch/domain';
import { Clock, MailboxConfigs, MailboxJobs, MailboxStatus, type Alert, type MailboxConfig } from '@foldwatch/ports';

/** What is wrong with mailboxes, as their owners keep it in the store. */
@Injectable()
export class MailboxAlertFacts {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly status: MailboxStatus,
    private readonly jobs: MailboxJobs,
    private readonly clock: Clock,
  ) {}

  /** `open` are the alerts that these mailboxes have. */
  async conditions(mailboxIds: readonly MailboxId[], open: readonly Alert[]): Promise<readonly AlertCondition[]> {
    if (mailboxIds.length === 0) return [];
    const [configs, health, completeness, jobs] = await Promise.all([
      this.configs.findMany(mailboxIds),
      this.status.findHealth(mailboxIds),
      this.status.findCompleteness(mailboxIds),
      this.jobs.findOpen(mailboxIds),
    ]);
    const nowMs = this.clock.now().getTime();
    const found: AlertCondition[] = [];
    for (const [mailboxId, config] of configs) {
      const [healthNow, compared] = [health.get(mailboxId), completeness.get(mailboxId)];
      const afterLoss = jobs.find(
        ({ mailboxId: of, request }) =>
          of === mailboxId && request.kind === 'completeness' && request.because === 'events-lost',
      );
      found.push(
        ...mailboxConditions({
          mailboxId,
          state: config.mailbox.state,
          ruleIds: new Set(config.rules.map(({ id }) => id)),
          progress: await this.progressOf(config),
          open: new Set(open.filter(({ scope }) => scope === mailboxId).map(({ code }) => code)),
          nowMs,
          ...(healthNow !== undefined && { health: healthNow }),
          ...(compared?.gap !== undefined && { gap: { since: compared.gap.since, missing: compared.missing } }),
          ...(afterLoss !== undefined && { comparedAfterLossSince: afterLoss.createdAt }),
        }),
      );
    }
    return found;
  }

  private async progressOf({ mailbox, rules }: MailboxConfig) {
    return rules.length === 0 ? [] : [...(await this.status.findProgress(mailbox.id)).values()];
  }
}
