import type { MoveSource } from '@foldwatch/adapter-embedded';
import type { GroupOffset, KafkaAdapters } from '@foldwatch/adapter-kafka';
import type { EventLogReader } from '@foldwatch/ports';
import type { LogPlan } from './log-plan';
import type { TellProgress } from './move-steps';
import { placesOf, translateOffset, type PlacedEvent } from './translate-offsets';

const room = { limit: 1_000, maxLength: 4_000_000 };
const readAtOnce = 10_000;

/**
 * Lets each group go on in the new log where it was in the old one. What was published is read back first, so that a place
 * is where an event really lies, and nothing is believed to be there that is not.
 */
export async function carryOffsets(
  source: MoveSource,
  plan: LogPlan,
  { reader, groups }: Pick<KafkaAdapters, 'reader' | 'groups'>,
  tell: TellProgress,
): Promise<void> {
  const read = Object.keys(plan.topics).filter((topic) => plan.groupsOf(topic).length > 0);
  const offsets = new Map<string, GroupOffset[]>(plan.groups.map((group) => [group, []]));
  for (const [done, topic] of read.entries()) {
    tell({ step: 'offsets', done, total: read.length });
    for (const { group, ...place } of await translate(topic, source, plan, reader)) offsets.get(group)?.push(place);
  }
  for (const [group, own] of offsets) await groups.setOffsets(group, own);
  tell({ step: 'offsets', done: read.length, total: read.length });
}

async function translate(
  topic: string,
  source: MoveSource,
  plan: LogPlan,
  reader: EventLogReader,
): Promise<readonly (GroupOffset & { readonly group: string })[]> {
  const found = await publishedIn(topic, reader);
  const translated = plan.lanesOf(topic).map(async (lane) => {
    const moved = await movedOf(lane, source, plan);
    const places = placesOf(moved, found.get(lane.partition) ?? []);
    return plan.groupsOf(topic).map((group) => {
      const next = translateOffset(plan.next(group, lane), moved, places);
      return { group, topic, partition: lane.partition, next };
    });
  });
  return (await Promise.all(translated)).flat();
}

async function movedOf(
  lane: ReturnType<LogPlan['lanesOf']>[number],
  { eventLog }: MoveSource,
  plan: LogPlan,
): Promise<readonly PlacedEvent[]> {
  const moved: PlacedEvent[] = [];
  let events = await eventLog.take(lane, plan.from(lane), room);
  for (let last = events.at(-1); last !== undefined; last = events.at(-1)) {
    for (const event of events) moved.push({ id: plan.moved(event).id, offset: event.offset });
    events = await eventLog.take(lane, last.offset + 1, room);
  }
  return moved;
}

async function publishedIn(topic: string, reader: EventLogReader): Promise<ReadonlyMap<number, PlacedEvent[]>> {
  const end = await reader.end(topic);
  const found = new Map<number, PlacedEvent[]>();
  for (let place: string | undefined; place !== end;) {
    const { events, next } = await reader.read(topic, place, readAtOnce);
    for (const { partition, id, offset } of events) {
      const own = found.get(partition) ?? [];
      found.set(partition, own);
      own.push({ id, offset });
    }
    place = next;
  }
  return found;
}
