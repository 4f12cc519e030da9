import { InvalidCursor } from '@foldwatch/ports';
import type { Row } from './rows';

/** Where a list goes on: behind the row with this sorting text and number. */
export interface ListPosition {
  readonly at: string;
  readonly row: number;
}

/** Opaque to its holder. Names the list that gave it, so that a cursor of another list is refused. */
const toCursor = (list: string, { at, row }: ListPosition): string =>
  Buffer.from(JSON.stringify([list, at, row])).toString('base64url');

/** Raises `InvalidCursor` for whatever `toCursor` did not give for this list. */
export function fromCursor(list: string, cursor: string): ListPosition {
  const [name, at, row, ...rest] = parsed(cursor);
  if (name !== list || typeof at !== 'string' || !isRow(row) || rest.length > 0) {
    throw new InvalidCursor('This cursor was not given by this list.');
  }
  return { at, row };
}

const isRow = (value: unknown): value is number => Number.isSafeInteger(value);

function parsed(cursor: string): readonly unknown[] {
  if (cursor.length > 4096) return [];
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** A page of rows of which one more than `limit` was asked for, and the cursor when there is more. */
export function toPage(
  list: string,
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => ListPosition,
): { readonly rows: readonly Row[]; readonly next: { readonly nextCursor?: string } } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page, next: last === undefined ? {} : { nextCursor: toCursor(list, positionOf(last)) } };
}
