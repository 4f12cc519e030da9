import type { Activity } from '@foldwatch/domain';
import { ActivityStore } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { FoldedGroup } from './fold-batch';

/**
 * Messages of two senders with one Message-ID may be recorded at the same moment on two partitions, neither seeing the
 * other. Whoever stored a new one looks once more, so that the later of the two sees both.
 */
@Injectable()
export class FlagReusedIds {
  constructor(private readonly store: ActivityStore) {}

  /** The groups with their activities as they are then. */
  async execute(groups: readonly FoldedGroup[]): Promise<readonly FoldedGroup[]> {
    const unflagged = groups.flatMap(({ folded }) => (isUnflagged(folded) ? [folded.activity] : []));
    const messageIds = unflagged.flatMap(({ message }) => message.internetMessageId ?? []);
    if (messageIds.length === 0) return groups;
    const holders = await this.store.findByMessageIds(messageIds);
    const reused = unflagged
      .filter(({ id, message }) => holders.get(message.internetMessageId ?? '')?.some((other) => other !== id))
      .map(flagged);
    if (reused.length === 0) return groups;
    // One that somebody else wrote meanwhile keeps its flag off: it is a remark, for which nothing has to wait.
    const lost = new Set((await this.store.replaceMany(reused)).lost);
    const byId = new Map(reused.filter(({ id }) => !lost.has(id)).map((activity) => [activity.id, activity]));
    return groups.map((one) => {
      const activity = byId.get(one.group.id);
      return activity === undefined ? one : { ...one, folded: { ...one.folded, activity } };
    });
  }
}

type WithActivity = FoldedGroup['folded'] & { readonly activity: Activity };

/** Also of a decision that came again, so that a process that ended in between is made up for. */
const isUnflagged = (folded: FoldedGroup['folded']): folded is WithActivity =>
  folded.activity?.status === 'tracked' &&
  !folded.activity.message.messageIdReused &&
  folded.changes.some(({ type }) => type === 'tracked');

const flagged = (activity: Activity): Activity => ({
  ...activity,
  version: activity.version + 1,
  message: { ...activity.message, messageIdReused: true },
});
