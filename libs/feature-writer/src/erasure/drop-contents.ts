import { contentRefsOf, type Activity, type ActivityId } from '@foldwatch/domain';
import { ActivityStore, ContentStore } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';

/** Removes bodies and attachments that no other activity has: the same bytes are kept once. */
@Injectable()
export class DropContents {
  constructor(
    private readonly store: ActivityStore,
    private readonly contents: ContentStore,
  ) {}

  /** Those of the activities, before these are changed: whoever is ended in between finds them again. Says how many went. */
  ofActivities(activities: readonly Activity[]): Promise<number> {
    const refs = activities.flatMap(({ content }) => contentRefsOf(content));
    return this.execute(refs, new Set(activities.map(({ id }) => id)));
  }

  async execute(refs: readonly string[], owners: ReadonlySet<ActivityId>): Promise<number> {
    const asked = [...new Set(refs)];
    const holders = await this.store.findByContents(asked);
    const unused = asked.filter((ref) => (holders.get(ref) ?? []).every((id) => owners.has(id)));
    for (const ref of unused) await this.contents.remove(ref);
    return unused.length;
  }
}
