import { isDeepStrictEqual } from 'node:util';

/** The part of JSON Schema (2020-12) that the golden schemas use. */
export interface Schema {
  readonly [keyword: string]: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

type Check = (value: unknown, expected: never) => boolean;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTime = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
};

const checks: Readonly<Record<string, Check>> = {
  $schema: () => true,
  $id: () => true,
  title: () => true,
  description: () => true,
  properties: () => true,
  items: () => true,
  type: (value, type: string) => types[type]?.(value) ?? false,
  required: (value, names: readonly string[]) => !isObject(value) || names.every((name) => Object.hasOwn(value, name)),
  enum: (value, values: readonly unknown[]) => values.some((one) => isDeepStrictEqual(one, value)),
  const: (value, only: unknown) => isDeepStrictEqual(value, only),
  format: (value, format: string) => format === 'date-time' && (typeof value !== 'string' || isTime(value)),
  minLength: (value, min: number) => typeof value !== 'string' || Array.from(value).length >= min,
  maxLength: (value, max: number) => typeof value !== 'string' || Array.from(value).length <= max,
  minimum: (value, min: number) => typeof value !== 'number' || value >= min,
  maximum: (value, max: number) => typeof value !== 'number' || value <= max,
  maxItems: (value, max: number) => !Array.isArray(value) || value.length <= max,
};

/**
 * Where a value breaks a schema, as a consumer's validator would find it: by the stored schema alone, and not by the code
 * that checks payloads in the product. A keyword that is not known here is a fault too.
 */
export function schemaFaults(schema: Schema, value: unknown, path = ''): readonly string[] {
  const own = Object.entries(schema).filter(([keyword, expected]) => {
    const check = checks[keyword];
    return check === undefined || !check(value, expected as never);
  });
  const members = membersOf(schema, value).flatMap(([name, member, of]) => schemaFaults(of, member, `${path}/${name}`));
  return [...own.map(([keyword]) => `${path === '' ? 'the whole' : path}: ${keyword}`), ...members];
}

/** What is inside of a value, by name, and the schema that it must keep to. */
function membersOf(
  { properties = {}, items }: Schema,
  value: unknown,
): readonly (readonly [string, unknown, Schema])[] {
  if (Array.isArray(value)) {
    return items === undefined ? [] : value.map((item, index) => [String(index), item, items]);
  }
  if (!isObject(value)) return [];
  return Object.entries(properties).flatMap(([name, schema]) =>
    Object.hasOwn(value, name) ? [[name, value[name], schema]] : [],
  );
}
