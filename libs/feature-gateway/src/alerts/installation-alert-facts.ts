import { Injectable } from '@nestjs/common';
import { isAlertCode, type AlertCondition } from '@foldwatch/domain';
import { reportHealth } from '@foldwatch/platform';
import { Clock, DeadLetters, Webhooks, type Webhook } from '@foldwatch/ports';
import { ProcessHealth } from '../operation/process-health';

const groups = ['ingest', 'rules', 'writer', 'gateway'] as const;
/** What is unwell for less than this passes by itself, such as at a start. */
const lastingMs = 60_000;
const failingMs = 3_600_000;

/** What is wrong with the installation as a whole; of other processes than this one their own readiness tells. */
@Injectable()
export class InstallationAlertFacts {
  private readonly unwellSinceMs = new Map<string, number>();

  constructor(
    private readonly letters: DeadLetters,
    private readonly webhooks: Webhooks,
    private readonly health: ProcessHealth,
    private readonly clock: Clock,
  ) {}

  async conditions(): Promise<readonly AlertCondition[]> {
    const nowMs = this.clock.now().getTime();
    return [
      ...(await this.ofDeadLetters()),
      ...(await this.webhooks.list()).flatMap((webhook) => ofWebhook(webhook, nowMs)),
      ...(await this.ofHealth(nowMs)),
    ];
  }

  private async ofDeadLetters(): Promise<readonly AlertCondition[]> {
    const found = await Promise.all(
      groups.map(async (group): Promise<readonly AlertCondition[]> => {
        const { letters } = await this.letters.list({ state: 'open', group, limit: 1 });
        return letters.map(({ diedAt }) => ({ code: 'dead-letters', about: group, since: diedAt }));
      }),
    );
    return found.flat();
  }

  private async ofHealth(nowMs: number): Promise<readonly AlertCondition[]> {
    const { checks, warnings = [] } = this.health;
    const [unwell, warned] = await Promise.all([reportHealth(checks), reportHealth(warnings)]);
    const names = unwell.checks.filter(({ ok }) => !ok).map(({ name }) => name);
    for (const name of this.unwellSinceMs.keys()) if (!names.includes(name)) this.unwellSinceMs.delete(name);
    const lasting = names.flatMap((about): readonly AlertCondition[] => {
      const sinceMs = this.unwellSinceMs.get(about) ?? nowMs;
      this.unwellSinceMs.set(about, sinceMs);
      if (nowMs - sinceMs < lastingMs) return [];
      return [{ code: 'service-unwell', about, since: new Date(sinceMs).toISOString() }];
    });
    const codes = warned.checks.filter(({ ok }) => !ok).map(({ name }) => name);
    return [...lasting, ...codes.filter(isAlertCode).map((code) => ({ code }))];
  }
}

function ofWebhook({ id, state, disabledBecause, failingSince }: Webhook, nowMs: number): readonly AlertCondition[] {
  if (state === 'disabled') {
    return disabledBecause === 'by-person' ? [] : [{ code: 'webhook-disabled', about: id }];
  }
  const isLasting = failingSince !== undefined && nowMs - Date.parse(failingSince) >= failingMs;
  return isLasting ? [{ code: 'webhook-failing', about: id, since: failingSince }] : [];
}
