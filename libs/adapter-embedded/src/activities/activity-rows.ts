import { setImmediate as turn } from 'node:timers/promises';
import { toActivityId, type Activity, type ActivityId } from '@foldwatch/domain';
import type { ListPosition } from '../database/cursor';
import { inPortions } from '../database/embedded-database';
import { documentIn, integerIn, textIn, type Row } from '../database/rows';

/** Documents can be large, so a page of them is read a few at a time. */
const documentsPerTurn = 50;

export async function readActivities(rows: readonly Row[]): Promise<readonly Activity[]> {
  const activities: Activity[] = [];
  for (const portion of inPortions(rows, documentsPerTurn)) {
    if (activities.length > 0) await turn();
    for (const row of portion) activities.push(documentIn('Activity', row));
  }
  return activities;
}

export function toActivityIdIn(row: Row): ActivityId {
  const id = toActivityId(textIn(row, 'id'));
  if (id === undefined) throw new TypeError('a stored activity has no valid id');
  return id;
}

/** When the message was sent or, where that is not known, received or recorded. */
export const happenedAt = ({ message: { sentAt, receivedAt }, createdAt }: Activity): string =>
  sentAt ?? receivedAt ?? createdAt;

/** Where timelines go on. */
export const happenedPosition = (row: Row): ListPosition => ({
  at: textIn(row, 'happened'),
  row: integerIn(row, 'row'),
});

/** Where lists that are sorted by modification go on. */
export const modifiedPosition = (row: Row): ListPosition => ({
  at: textIn(row, 'modified'),
  row: integerIn(row, 'row'),
});
