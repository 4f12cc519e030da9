import { InvalidCursor, type LoggedEvent } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { integerIn } from '../database/rows';
import { readPositionSql, toLoggedEvent } from './event-rows';
import type { Lane } from './log-lanes';

export interface TopicPage {
  readonly events: readonly LoggedEvent[];
  readonly next: string;
}

interface Place {
  readonly lane: Lane;
  readonly offset: number;
  readonly position: number;
}

type Direction = 'onward' | 'back';

const placesSql: Readonly<Record<Direction, string>> = {
  onward: 'SELECT pos, position FROM events WHERE lane = ? AND pos >= ? ORDER BY pos LIMIT ?',
  back: 'SELECT pos, position FROM events WHERE lane = ? AND pos >= 0 AND pos < ? ORDER BY pos DESC LIMIT ?',
};

/** Events of all partitions in the order in which they were published, behind the places that `after` names. */
export async function readTopic(
  database: EmbeddedDatabase,
  lanes: readonly Lane[],
  after: string | undefined,
  limit: number,
): Promise<TopicPage> {
  const offsets = after === undefined ? lanes.map(() => 0) : toOffsets(after, lanes);
  return database.read(() => {
    const places = lanes.flatMap((lane, index) => placesIn(database, 'onward', lane, [offsets[index] ?? 0, limit]));
    const page = places.toSorted((a, b) => a.position - b.position).slice(0, limit);
    for (const { lane, offset } of page) offsets[lane.partition] = offset + 1;
    return { events: eventsAt(database, page), next: offsets.join('.') };
  });
}

/** The same from the end, before the places that `before` names. */
export async function readTopicBack(
  database: EmbeddedDatabase,
  lanes: readonly Lane[],
  before: string,
  limit: number,
): Promise<TopicPage> {
  const offsets = toOffsets(before, lanes);
  return database.read(() => {
    const places = lanes.flatMap((lane, index) => placesIn(database, 'back', lane, [offsets[index] ?? 0, limit]));
    const page = places.toSorted((a, b) => b.position - a.position).slice(0, limit);
    for (const { lane, offset } of page) offsets[lane.partition] = offset;
    return { events: eventsAt(database, page), next: offsets.join('.') };
  });
}

/** Answered from the index alone. */
function placesIn(
  database: EmbeddedDatabase,
  direction: Direction,
  lane: Lane,
  [offset, limit]: readonly [number, number],
): readonly Place[] {
  return database
    .statement(placesSql[direction])
    .all(lane.no, offset, limit)
    .map((row) => ({ lane, offset: integerIn(row, 'pos'), position: integerIn(row, 'position') }));
}

function eventsAt(database: EmbeddedDatabase, page: readonly Place[]): readonly LoggedEvent[] {
  const find = database.statement(readPositionSql);
  return page.flatMap(({ lane, position }) => {
    const row = find.get(position);
    return row === undefined ? [] : [toLoggedEvent(lane, row)];
  });
}

function toOffsets(cursor: string, lanes: readonly Lane[]): number[] {
  const offsets = cursor.length > 1000 ? [] : cursor.split('.').map(toOffset);
  if (offsets.length !== lanes.length || !offsets.every(Number.isSafeInteger)) {
    throw new InvalidCursor('This place was not given by this topic.');
  }
  return offsets;
}

const toOffset = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : Number.NaN);
