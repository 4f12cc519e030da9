import type { Activity } from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import { ActivityStore } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { messagesOf } from './activity-messages';
import { TellAgain } from './tell-again';

const page = 200;

/** Publishes again what changed, event by event with their old ids, and then the state. */
@Injectable()
export class RepublishRecent {
  constructor(
    private readonly store: ActivityStore,
    private readonly tellAgain: TellAgain,
  ) {}

  /** Everything of `isMine` that was modified at or after `since`. */
  async execute(since: string, isMine: (activityId: string) => boolean, signal: AbortSignal): Promise<void> {
    let cursor: string | undefined;
    do {
      const found = await this.store.findModifiedSince(since, page, cursor);
      const mine = found.activities.filter(({ id }) => isMine(id));
      await this.tellAgain.execute(mine, (activity) => messagesSince(activity, since));
      cursor = found.nextCursor;
    } while (cursor !== undefined && !signal.aborted);
  }
}

const messagesSince = (activity: Activity, since: string): ReturnType<typeof messagesOf> =>
  messagesOf(
    { activity, changes: activity.history.filter(({ at }) => at >= since), actions: [] },
    { correlationId: hashId('republish', activity.id, String(activity.sequence)) },
  );
