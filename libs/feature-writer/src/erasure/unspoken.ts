import { erasureReach, toActivityId, type ActivityId, type UnspokenPerson } from '@foldwatch/domain';
import { ActivityStore } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { ErasureWork } from './erasure-work';

/** Finds out what may no longer be said by payloads that speak of activities; one query for many. */
@Injectable()
export class Unspoken {
  constructor(private readonly store: ActivityStore) {}

  async by(payloads: readonly unknown[], { person }: ErasureWork): Promise<UnspokenPerson> {
    const ids = [...new Set(payloads.flatMap(activityIdsIn))];
    const whole = new Set<string>();
    const part = new Set<string>();
    for (const [id, activity] of await this.store.findMany(ids)) {
      const reach = erasureReach(activity, person);
      if (reach === 'whole' || activity.links.some(({ reason }) => reason === 'erased-person')) whole.add(id);
      if (reach === 'part' || activity.contentErasedAt !== undefined) part.add(id);
    }
    return { addresses: person.addresses, records: person.records, wholeActivities: whole, partActivities: part };
  }
}

/** Its own, and that of an event within a letter. */
function activityIdsIn(payload: unknown): readonly ActivityId[] {
  if (typeof payload !== 'object' || payload === null) return [];
  const own =
    'activityId' in payload && typeof payload.activityId === 'string' ? toActivityId(payload.activityId) : undefined;
  return [...(own === undefined ? [] : [own]), ...('event' in payload ? activityIdsIn(payload.event) : [])];
}
