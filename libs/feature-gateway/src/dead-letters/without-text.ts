const hidden = '…';
const deepest = 8;
const mostItems = 20;

/** What says which thing is meant, never what a person wrote. Message-IDs are left out: mail programs put names into them. */
const speaking: ReadonlySet<string> = new Set([
  'kind',
  'what',
  'part',
  'because',
  'whereabouts',
  'verdict',
  'reason',
  'direction',
  'outcome',
  'bodyType',
  'table',
  'state',
  'id',
]);
const isNamed = (key: string): boolean =>
  speaking.has(key) || (/(?:Id|At|Key)$/.test(key) && key !== 'internetMessageId');

/** As ids, times and codes are written: no blanks, no address. */
const isPlain = (text: string): boolean => /^[\w:.+=/-]{1,200}$/.test(text);
const isPlainKey = (key: string): boolean => /^\w{1,60}$/.test(key);

/** A payload as administrators may see it, whatever it says: its shape, ids, numbers, times and kinds, and none of its text. */
export const withoutText = (payload: unknown): unknown => shown(payload, '', 0);

function shown(value: unknown, key: string, depth: number): unknown {
  if (typeof value === 'string') return isNamed(key) && isPlain(value) ? value : hidden;
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return hidden;
  if (Array.isArray(value)) return value.slice(0, mostItems).map((item: unknown) => shown(item, key, depth + 1));
  const entries = Object.entries(value).filter(([name]) => isPlainKey(name));
  return Object.fromEntries(entries.map(([name, part]: [string, unknown]) => [name, shown(part, name, depth + 1)]));
}
