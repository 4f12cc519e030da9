import type { TopicSettings } from '@foldwatch/contracts';
import { AppError } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { integerIn, textIn } from '../database/rows';
import { partitionOf } from '@foldwatch/platform-delivery';

export type Topics = Readonly<Record<string, TopicSettings>>;

/** One partition of one topic; its events are numbered from 0. */
export interface Lane {
  readonly no: number;
  readonly topic: string;
  readonly partition: number;
}

/** Nobody configured this topic. */
class UnknownTopic extends AppError {
  override readonly code = 'unknown-topic';
  override readonly retryable = false;
}

/** The partitions of every topic, and how far each is filled. */
export class LogLanes {
  private readonly byTopic = new Map<string, Lane[]>();
  /** The number of the next event; a publication that failed leaves a gap behind. */
  private readonly next = new Map<number, number>();
  /** Behind the last event that is durably there. */
  private readonly ends = new Map<number, number>();

  private constructor() {}

  /** Topics seen for the first time get the configured number of partitions; the others keep theirs for ever. */
  static async open(database: EmbeddedDatabase, topics: Topics): Promise<LogLanes> {
    await database.write(() => addMissing(database, topics));
    const lanes = new LogLanes();
    await database.read(() => lanes.load(database));
    return lanes;
  }

  get topics(): readonly string[] {
    return [...this.byTopic.keys()];
  }

  of(topic: string): readonly Lane[] {
    const lanes = this.byTopic.get(topic);
    if (lanes === undefined) throw new UnknownTopic(`There is no topic ${topic}.`);
    return lanes;
  }

  laneOf(topic: string, key: string): Lane {
    const lanes = this.of(topic);
    const lane = lanes[partitionOf(key, lanes.length)];
    if (lane === undefined) throw new UnknownTopic(`Topic ${topic} has no partitions.`);
    return lane;
  }

  takeOffset({ no }: Lane): number {
    const offset = this.next.get(no) ?? 0;
    this.next.set(no, offset + 1);
    return offset;
  }

  /** Says that every event below `end` is durably there. */
  fillTo({ no }: Lane, end: number): void {
    this.ends.set(no, Math.max(end, this.end({ no })));
  }

  end({ no }: Pick<Lane, 'no'>): number {
    return this.ends.get(no) ?? 0;
  }

  private load(database: EmbeddedDatabase): void {
    const newest = database.statement('SELECT max(pos) + 1 AS next FROM events WHERE lane = ?');
    const rows = database.statement('SELECT no, topic, partition, next FROM lanes WHERE no > 0 ORDER BY no').all();
    for (const row of rows) {
      const lane = { no: integerIn(row, 'no'), topic: textIn(row, 'topic'), partition: integerIn(row, 'partition') };
      const lanes = this.byTopic.get(lane.topic) ?? [];
      this.byTopic.set(lane.topic, lanes);
      lanes[lane.partition] = lane;
      const next = Math.max(integerIn(row, 'next'), Number(newest.get(lane.no)?.['next'] ?? 0));
      this.next.set(lane.no, next);
      this.ends.set(lane.no, next);
    }
  }
}

function addMissing(database: EmbeddedDatabase, topics: Topics): void {
  const find = database.statement('SELECT no FROM lanes WHERE topic = ? LIMIT 1');
  const add = database.statement('INSERT INTO lanes (topic, partition) VALUES (?, ?)');
  for (const [topic, { partitions }] of Object.entries(topics)) {
    if (find.get(topic) !== undefined) continue;
    for (let partition = 0; partition < partitions; partition += 1) add.run(topic, partition);
  }
}
