import type { Activity } from '@foldwatch/domain';
import { ActivityStore, EventPublisher, type OutgoingEvent } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';

/**
 * Publishes what is stored once more. What changes meanwhile is read and published anew, so that the last word on a
 * compacted topic is the newest.
 */
@Injectable()
export class TellAgain {
  constructor(
    private readonly store: ActivityStore,
    private readonly publisher: EventPublisher,
  ) {}

  async execute(
    activities: readonly Activity[],
    messagesOf: (activity: Activity) => readonly OutgoingEvent[],
  ): Promise<void> {
    let current = activities;
    while (current.length > 0) {
      await this.publisher.publish(current.flatMap(messagesOf));
      const versions = new Map(current.map(({ id, version }) => [id, version]));
      const stored = await this.store.findMany([...versions.keys()]);
      current = [...stored.values()].filter(({ id, version }) => version !== versions.get(id));
    }
  }
}
