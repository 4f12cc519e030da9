/** As much of JSON Schema as the descriptions of events and of the API use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
}

export type Schemas = Readonly<Record<string, Schema>>;

const limits = ['minLength', 'maxLength', 'minimum', 'maximum', 'maxItems', 'default', 'const'] as const;

export interface Limit {
  readonly kind: (typeof limits)[number];
  readonly value: string;
}

/** One line of a table: a property, named by the way that leads to it. */
export interface FieldRow {
  readonly path: string;
  readonly type: string;
  readonly isList: boolean;
  readonly isRequired: boolean;
  readonly isNullable: boolean;
  readonly description?: string;
  readonly values: readonly string[];
  readonly limits: readonly Limit[];
}

interface Way {
  readonly path: string;
  readonly isRequired: boolean;
  /** What was referred to on the way: a schema may contain itself. */
  readonly met: readonly string[];
}

/** Every property that a schema describes, those of its members behind it. Of a plain value: that one. */
export function fieldsOf(schema: Schema, schemas: Schemas = {}): readonly FieldRow[] {
  return rowsOf(schema, { path: '', isRequired: true, met: [] }, schemas);
}

function rowsOf(given: Schema, way: Way, schemas: Schemas): readonly FieldRow[] {
  const { schema: outer, met: metOutside } = resolved(given, way.met, schemas);
  const { schema: inner, met } = resolved(outer.items ?? outer, metOutside, schemas);
  const isList = outer.items !== undefined;
  const path = isList ? `${way.path}[]` : way.path;
  const own = path === '' || path === '[]' ? [] : [toRow(way, { outer, inner, isList })];
  const members = Object.entries(inner.properties ?? {});
  const isPlain = members.length === 0 && own.length === 0 && inner.type !== 'object';
  if (isPlain) return [toRow(way, { outer, inner, isList })];
  const below = members.flatMap(([name, member]) => {
    const isRequired = inner.required?.includes(name) ?? false;
    return rowsOf(member, { path: path === '' ? name : `${path}.${name}`, isRequired, met }, schemas);
  });
  return [...own, ...below];
}

interface Described {
  readonly outer: Schema;
  readonly inner: Schema;
  readonly isList: boolean;
}

function toRow({ path, isRequired }: Way, { outer, inner, isList }: Described): FieldRow {
  const description = outer.description ?? inner.description;
  return {
    path,
    type: inner.format ?? inner.type ?? (inner.properties === undefined ? '' : 'object'),
    isList,
    isRequired,
    isNullable: outer.nullable ?? false,
    ...(description !== undefined && { description }),
    values: (inner.enum ?? []).map(String),
    limits: [...limitsOf(inner), ...(isList ? limitsOf(outer) : [])],
  };
}

const limitsOf = (schema: Schema): readonly Limit[] =>
  limits.flatMap((kind) => {
    const value = schema[kind];
    return value === undefined || value === null ? [] : [{ kind, value: textOf(value) }];
  });

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What is referred to in place of the reference; of what was met on the way only the name. */
function resolved(schema: Schema, met: readonly string[], schemas: Schemas): Pick<Way, 'met'> & { schema: Schema } {
  const { allOf, ...own } = schema;
  const [whole] = allOf ?? [];
  const { $ref } = whole ?? schema;
  if ($ref === undefined) return { schema: { ...whole, ...own }, met };
  const name = $ref.split('/').at(-1) ?? '';
  if (met.includes(name)) return { schema: { type: name }, met };
  const { $ref: _, ...beside } = own;
  return { schema: { ...schemas[name], ...beside }, met: [...met, name] };
}
