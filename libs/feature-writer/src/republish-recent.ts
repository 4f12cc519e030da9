import type { Activity } from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import { ActivityStore, EventPublisher } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { messagesOf } from './activity-messages';

const page = 200;

/** Publishes again what changed, event by event with their old ids, and then the state. */
@Injectable()
export class RepublishRecent {
  constructor(
    private readonly store: ActivityStore,
    private readonly publisher: EventPublisher,
  ) {}

  /** Everything of `isMine` that was modified at or after `since`; what changes meanwhile is read and published anew, so that the last word is the newest. */
  async execute(since: string, isMine: (activityId: string) => boolean, signal: AbortSignal): Promise<void> {
    let cursor: string | undefined;
    do {
      const found = await this.store.findModifiedSince(since, page, cursor);
      await this.publish(
        found.activities.filter(({ id }) => isMine(id)),
        since,
      );
      cursor = found.nextCursor;
    } while (cursor !== undefined && !signal.aborted);
  }

  private async publish(activities: readonly Activity[], since: string): Promise<void> {
    let current = activities;
    while (current.length > 0) {
      await this.publisher.publish(current.flatMap((activity) => messagesSince(activity, since)));
      const versions = new Map(current.map(({ id, version }) => [id, version]));
      const stored = await this.store.findMany([...versions.keys()]);
      current = [...stored.values()].filter(({ id, version }) => version !== versions.get(id));
    }
  }
}

const messagesSince = (activity: Activity, since: string): ReturnType<typeof messagesOf> =>
  messagesOf(
    { activity, changes: activity.history.filter(({ at }) => at >= since), actions: [] },
    { correlationId: hashId('republish', activity.id, String(activity.sequence)) },
  );
