import { Injectable } from '@nestjs/common';
import { ActivityQueries, type LoggedDecision } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { KnownFolders } from '../mailboxes/work/known-folders';
import { toDecisionView, type DecisionView } from './decision-views';

/** Decisions with the present paths of their folders, and whether what they left out can be recorded now. */
@Injectable()
export class ShowDecisions {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly folders: KnownFolders,
  ) {}

  async execute(decisions: readonly LoggedDecision[], viewer: Principal): Promise<readonly DecisionView[]> {
    const [activities, trees] = await Promise.all([
      this.activities.findMany([...new Set(decisions.map(({ activityId }) => activityId))]),
      this.folders.findMany([...new Set(decisions.map(({ mailboxId }) => mailboxId))]),
    ]);
    return decisions.map((decision) => toDecisionView(decision, viewer, trees, activities.get(decision.activityId)));
  }
}
