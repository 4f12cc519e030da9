import { Injectable } from '@nestjs/common';
import { conditionKey, planAlerts, type AlertCondition, type MailboxId } from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import { Alerts, Clock, wholeOrganization, type Alert } from '@foldwatch/ports';
import { InstallationAlertFacts } from './installation-alert-facts';
import { MailboxAlertFacts } from './mailbox-alert-facts';

/** Brings the alerts of some scopes in line with what is so now. Whoever does the same at the same moment does no harm. */
@Injectable()
export class KeepAlerts {
  constructor(
    private readonly alerts: Alerts,
    private readonly mailboxes: MailboxAlertFacts,
    private readonly installation: InstallationAlertFacts,
    private readonly clock: Clock,
  ) {}

  async execute(scopes: readonly MailboxId[]): Promise<void> {
    const open = await this.alerts.findOpen(scopes);
    const mailboxIds = scopes.filter((scope) => scope !== wholeOrganization);
    const conditions = [
      ...(await this.mailboxes.conditions(mailboxIds, open)),
      ...(scopes.includes(wholeOrganization) ? await this.installation.conditions() : []),
    ];
    const { raise, resolve } = planAlerts(open, conditions);
    if (raise.length > 0) await this.raise(raise);
    if (resolve.length > 0) await this.alerts.resolve(resolve, this.clock.now().toISOString());
  }

  private async raise(conditions: readonly AlertCondition[]): Promise<void> {
    const latest = await this.alerts.findLatest(conditions.map(conditionKey));
    const raisedAt = this.clock.now().toISOString();
    const raised = conditions.map((condition): Alert => {
      const key = conditionKey(condition);
      const occurrence = (latest.get(key)?.occurrence ?? 0) + 1;
      const { code, mailboxId: scope = wholeOrganization, about, count, since = raisedAt } = condition;
      return {
        id: hashId('alert', key, String(occurrence)),
        key,
        occurrence,
        code,
        scope,
        since,
        raisedAt,
        told: 'nothing',
        ...(about !== undefined && { about }),
        ...(count !== undefined && { count }),
      };
    });
    await this.alerts.raise(raised);
  }
}
