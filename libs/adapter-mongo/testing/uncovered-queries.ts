import type { Schema } from 'mongoose';
import type { RecordedQuery } from './recorded-queries';

type IndexKeys = readonly (readonly [field: string, direction: number])[];

/**
 * The queries that would scan: for which no index begins with fields that the filter narrows, and then has what the
 * sort asks for. Every collection has an index on `_id`, and a real server needs none on more fields to compare them in
 * the one row that it found.
 */
export function uncovered(
  queries: Iterable<RecordedQuery>,
  schemas: Readonly<Record<string, Schema>>,
): readonly RecordedQuery[] {
  return [...queries].filter((query) => {
    const indexes = [[['_id', 1]], ...indexesOf(schemas[query.collection])] satisfies IndexKeys[];
    const canBegin = query.beginnings.every((field) => indexes.some(([first]) => first?.[0] === field));
    return !canBegin || !indexes.some((keys) => covers(keys, query));
  });
}

const indexesOf = (schema: Schema | undefined): readonly IndexKeys[] =>
  (schema?.indexes() ?? []).map(([keys]) =>
    Object.entries(keys).map(([field, direction]) => [field, Number(direction)]),
  );

function covers(keys: IndexKeys, { equal, ranges, sort }: RecordedQuery): boolean {
  const fixed = keys.findIndex(([field]) => !equal.includes(field));
  const rest = fixed === -1 ? [] : keys.slice(fixed);
  const narrows = rest.length < keys.length || rest.some(([field], n) => n === 0 && ranges.includes(field));
  return narrows && hasOrder(rest, sort);
}

/** An index is read from either end. */
function hasOrder(keys: IndexKeys, sort: IndexKeys): boolean {
  const turns = sort.map(([field, direction], n) => {
    const [key, order] = keys[n] ?? ['', 0];
    return key === field ? order * direction : 0;
  });
  return turns.every((turn) => turn !== 0 && turn === turns[0]);
}
