import type { MoveSource } from '@foldwatch/adapter-embedded';
import type { EventPublisher, LoggedEvent, OutgoingEvent } from '@foldwatch/ports';
import type { LogPlan } from './log-plan';
import type { MovedPage, MoveStep } from './move-steps';

const room = { limit: 1_000, maxLength: 4_000_000 };

/** A step for each topic. Both logs give a key the same partition number, so the order of a key stays what it was. */
export function eventSteps(source: MoveSource, plan: LogPlan, publisher: EventPublisher): Promise<readonly MoveStep[]> {
  return Promise.all(Object.keys(plan.topics).map((topic) => topicStep(topic, source, plan, publisher)));
}

async function topicStep(
  topic: string,
  { eventLog, documents }: MoveSource,
  plan: LogPlan,
  publisher: EventPublisher,
): Promise<MoveStep> {
  const lanes = plan.lanesOf(topic);
  const counts = await Promise.all(lanes.map((lane) => documents.countEvents({ ...lane, from: plan.from(lane) })));
  async function* pages(after: string | undefined): AsyncGenerator<MovedPage> {
    const next = after?.split('.').map(Number) ?? lanes.map((lane) => plan.from(lane));
    for (const [index, lane] of lanes.entries()) {
      let events = await eventLog.take(lane, next[index] ?? 0, room);
      for (let last = events.at(-1); last !== undefined; last = events.at(-1)) {
        await publisher.publish(events.map((event) => toOutgoing(plan.moved(event))));
        next[index] = last.offset + 1;
        yield { count: events.length, after: next.join('.') };
        events = await eventLog.take(lane, next[index], room);
      }
    }
  }
  return { name: topic, total: counts.reduce((sum, count) => sum + count, 0), pages };
}

function toOutgoing({ partition: _partition, offset: _offset, payload, ...event }: LoggedEvent): OutgoingEvent {
  return { ...event, payload: typeof payload === 'object' && payload !== null ? payload : undefined };
}
