import type { GroupPlace, MoveSource } from '@foldwatch/adapter-embedded';
import { deadLetters, topics, type TopicSettings } from '@foldwatch/contracts';
import type { LoggedEvent } from '@foldwatch/ports';
import { movedDeath } from './moved-places';

interface Partition {
  readonly topic: string;
  readonly partition: number;
}

const everyTopic: Readonly<Record<string, TopicSettings>> = topics;

/**
 * What of the old log is to be in the new one. Public topics go over with all that is kept; internal ones, which tell of
 * untracked mail, only from the first event on that some group has not handled.
 */
export class LogPlan {
  private constructor(
    private readonly log: MoveSource['eventLog'],
    private readonly places: readonly GroupPlace[],
  ) {}

  static async of({ eventLog, documents }: MoveSource): Promise<LogPlan> {
    return new LogPlan(eventLog, await documents.groupPlaces());
  }

  /** Those that this release knows, cut as they are in the old log. */
  get topics(): Readonly<Record<string, TopicSettings>> {
    const cut = Object.entries(everyTopic).map(
      ([topic, settings]) => [topic, { ...settings, partitions: this.lanesOf(topic).length }] as const,
    );
    return Object.fromEntries(cut);
  }

  get groups(): readonly string[] {
    return [...new Set(this.places.map(({ group }) => group))];
  }

  groupsOf(topic: string): readonly string[] {
    return [...new Set(this.places.filter((place) => place.topic === topic).map(({ group }) => group))];
  }

  lanesOf(topic: string): ReturnType<MoveSource['eventLog']['lanes']['of']> {
    return this.log.lanes.of(topic);
  }

  /** The first event that the group has not handled. */
  next(group: string, { topic, partition }: Partition): number {
    const found = this.places.find(
      (place) => place.group === group && place.topic === topic && place.partition === partition,
    );
    return found?.next ?? 0;
  }

  /** The first event that is moved. */
  from(lane: Partition): number {
    const groups = this.groupsOf(lane.topic);
    if (everyTopic[lane.topic]?.isPublic === true || groups.length === 0) return 0;
    return Math.min(...groups.map((group) => this.next(group, lane)));
  }

  /** The event as it is published: a death that nobody has recorded yet tells of its event's new place. */
  moved(event: LoggedEvent): LoggedEvent {
    if (event.topic !== deadLetters.topic || event.offset < this.next('gateway', event)) return event;
    return movedDeath(event);
  }
}
