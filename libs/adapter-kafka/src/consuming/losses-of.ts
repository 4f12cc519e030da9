import type { Admin, Kafka } from 'kafkajs';
import { patiently } from '../patiently';
import { withAdmin } from '../with-admin';

export interface Loss {
  readonly name: string;
  readonly partition: number;
  /** Where the group was. */
  readonly from: number;
  readonly events: number;
}

/** Where a group's committed place is no longer kept, and how many events lay between it and the oldest that is. */
export function lossesOf(kafka: Kafka, groupId: string, names: readonly string[]): Promise<readonly Loss[]> {
  return patiently(() => withAdmin(kafka, (admin) => compare(admin, groupId, names)));
}

async function compare(admin: Admin, groupId: string, names: readonly string[]): Promise<readonly Loss[]> {
  const committed = await admin.fetchOffsets({ groupId, topics: [...names] });
  const losses = await Promise.all(
    committed.map(async ({ topic: name, partitions }) => {
      const ranges = await admin.fetchTopicOffsets(name);
      const oldest = new Map(ranges.map(({ partition, low }) => [partition, Number(low)]));
      return partitions
        .filter(({ offset }) => Number(offset) >= 0)
        .map(({ partition, offset }) => lossAt({ name, partition, from: Number(offset) }, oldest.get(partition) ?? 0));
    }),
  );
  return losses.flat().filter(({ events }) => events > 0);
}

const lossAt = (place: Omit<Loss, 'events'>, oldest: number): Loss => ({ ...place, events: oldest - place.from });
