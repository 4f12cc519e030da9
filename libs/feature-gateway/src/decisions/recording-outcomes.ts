import { Injectable } from '@nestjs/common';
import type { Activity } from '@foldwatch/domain';
import { ActivityQueries, Clock, DecisionLog, type LoggedDecision } from '@foldwatch/ports';
import { Patience } from '../http/patience';
import { isTrackedIn } from './can-record-now';

const outcomeTimeoutMs = 5_000;

type Outcome = { readonly kind: 'recorded' } | { readonly kind: 'refused'; readonly decision: LoggedDecision };

/** What became of a message after it was looked at once more. */
@Injectable()
export class RecordingOutcomes {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly log: DecisionLog,
    private readonly patience: Patience,
    private readonly clock: Clock,
  ) {}

  activity({ activityId }: LoggedDecision): Promise<Activity | undefined> {
    return this.activities.find(activityId);
  }

  now(): string {
    return this.clock.now().toISOString();
  }

  /** `undefined` when that takes long. */
  wait(before: LoggedDecision, since: string): Promise<Outcome | undefined> {
    return this.patience.until(async () => {
      if (isTrackedIn(await this.activity(before), before.mailboxId)) return { kind: 'recorded' };
      const decision = await this.refusal(before, since);
      return decision && { kind: 'refused', decision };
    }, outcomeTimeoutMs);
  }

  private async refusal({ mailboxId, activityId }: LoggedDecision, since: string): Promise<LoggedDecision | undefined> {
    const { decisions } = await this.log.list({ mailboxId, activityId, since, verdict: 'skip', limit: 1 });
    return decisions.find(({ observedAt }) => observedAt >= since);
  }
}
