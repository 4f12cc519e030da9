type Plain = Readonly<Record<string, unknown>>;

/**
 * A value as it would be read back from its JSON, in half the time: without `undefined` members, and none of it shared
 * with the original. What is not plain goes through JSON after all.
 */
export function readBack(value: unknown): unknown {
  if (isPrimitive(value)) return value;
  if (Array.isArray(value)) return value.map((member) => readBack(member) ?? null);
  return isPlain(value) ? membersReadBack(value) : throughJson(value);
}

function membersReadBack(value: Plain): Plain {
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const member = readBack(value[name]);
    if (member !== undefined) copy[name] = member;
  }
  return copy;
}

/** Without the numbers that JSON does not know: infinity, and a zero with a minus. */
const isPrimitive = (value: unknown): boolean =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0));

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  !('toJSON' in value) &&
  !Object.hasOwn(value, '__proto__');

function throughJson(value: unknown): unknown {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}
