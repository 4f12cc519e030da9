import { erasureReach, namesPerson, type Activity } from '@foldwatch/domain';
import { ActivityStore, DecisionLog, type LoggedDecision } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { ErasurePage, ErasureStep, ErasureWork } from './erasure-work';

const pageSize = 200;

/** Removes decisions about the person's messages, tracked or not. */
@Injectable()
export class EraseDecisions implements ErasureStep {
  constructor(
    private readonly log: DecisionLog,
    private readonly store: ActivityStore,
  ) {}

  async next(work: ErasureWork, cursor?: string): Promise<ErasurePage> {
    const { decisions, nextCursor } = await this.log.list({
      limit: pageSize,
      ...(cursor !== undefined && { cursor }),
    });
    const activities = await this.store.findMany([...new Set(decisions.map(({ activityId }) => activityId))]);
    const concerned = decisions.filter((decision) => isOf(decision, activities.get(decision.activityId), work));
    if (!work.dryRun) await this.log.removeMany(concerned.map(({ id }) => id));
    return { counts: { decisions: concerned.length }, ...(nextCursor !== undefined && { nextCursor }) };
  }
}

const isOf = (decision: LoggedDecision, activity: Activity | undefined, { person }: ErasureWork): boolean =>
  namesPerson(decision, person.addresses) ||
  (activity !== undefined && (isErased(activity) || erasureReach(activity, person) === 'whole'));

/** Also by an earlier erasure: what is left of a message is nothing to explain. */
const isErased = ({ status, links }: Activity): boolean =>
  status === 'erased' && links.some(({ reason }) => reason === 'erased-person');
