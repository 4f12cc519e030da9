import type { KafkaAdapters } from '@foldwatch/adapter-kafka';
import type { LogPlan } from './log-plan';
import { MoveTargetRefused } from './move-errors';

/** Nobody works on what is moved. */
export async function demandNoMembers(plan: LogPlan, { groups }: Pick<KafkaAdapters, 'groups'>): Promise<void> {
  const [active] = await groups.active(plan.groups);
  if (active === undefined) return;
  throw new MoveTargetRefused(`Services of the group ${active} are running. Stop all services, then move up.`);
}

/** Topics may be there, cut as those of the old log; events in them would be somebody else's. */
export async function demandUnusedLog(plan: LogPlan, { groups }: Pick<KafkaAdapters, 'groups'>): Promise<void> {
  const ends = await groups.ends(Object.keys(plan.topics));
  for (const [topic, partitions] of ends) {
    if (partitions.some((end) => end > 0)) {
      throw new MoveTargetRefused(
        `The topic ${topic} has had events. Name another FOLDWATCH_TOPIC_PREFIX, or delete the topics of this one.`,
      );
    }
    const needed = plan.lanesOf(topic).length;
    if (partitions.length !== needed) {
      throw new MoveTargetRefused(
        `The topic ${topic} has ${partitions.length} partitions, and must have ${needed}. Delete it; it is made anew.`,
      );
    }
  }
}
