import { Injectable } from '@nestjs/common';
import { mailDecided } from '@foldwatch/contracts';
import type { Activity, RegardingDecision, UndoDecision, UntrackDecision } from '@foldwatch/domain';
import { newTrace } from '@foldwatch/platform';
import { ActivityQueries, EventPublisher } from '@foldwatch/ports';
import { Patience } from '../http/patience';

const foldTimeoutMs = 5_000;

/** Hands decisions to the writer, which alone writes activities, and waits until it has folded them in. */
@Injectable()
export class FoldedDecisions {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly activities: ActivityQueries,
    private readonly patience: Patience,
  ) {}

  /** The activity with the decision folded in, or `undefined` when that takes long; the decision holds nevertheless. */
  async fold(decision: RegardingDecision | UntrackDecision | UndoDecision): Promise<Activity | undefined> {
    const { topic, type, version } = mailDecided;
    const { id, activityId, decidedAt } = decision;
    const event = { topic, type, version, id, ...newTrace(), key: activityId, time: decidedAt, payload: decision };
    await this.publisher.publish([event]);
    return this.patience.until(async () => {
      const activity = await this.activities.find(activityId);
      return activity !== undefined && isFoldedIn(activity, id) ? activity : undefined;
    }, foldTimeoutMs);
  }
}

const isFoldedIn = ({ history, newestManual }: Activity, decisionId: string): boolean =>
  newestManual?.causeId === decisionId || history.some(({ causeId }) => causeId === decisionId);
