import { InvalidCursor } from '@foldwatch/ports';

const maxLength = 4096;

/** Opaque to its holder. Names the list that gave it, so that a cursor of another list is refused. */
const toCursor = (list: string, behind: string): string =>
  Buffer.from(JSON.stringify([list, behind])).toString('base64url');

/** Where the list goes on. Raises `InvalidCursor` for whatever this list did not give. */
export function fromCursor(list: string, cursor: string): string {
  const [name, behind, ...rest] = parsed(cursor);
  if (name !== list || typeof behind !== 'string' || rest.length > 0) {
    throw new InvalidCursor('This cursor was not given by this list.');
  }
  return behind;
}

function parsed(cursor: string): readonly unknown[] {
  if (cursor.length > maxLength) return [];
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** A page of rows of which one more than `limit` was asked for, and the cursor when there is more. */
export function toPage<R>(
  list: string,
  rows: readonly R[],
  limit: number,
  positionOf: (row: R) => string,
): { readonly rows: readonly R[]; readonly next: { readonly nextCursor?: string } } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page, next: last === undefined ? {} : { nextCursor: toCursor(list, positionOf(last)) } };
}
