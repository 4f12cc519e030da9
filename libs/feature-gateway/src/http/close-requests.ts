import type { OpenAPIObject } from '@nestjs/swagger';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Property = Schemas[string];
type Node = Readonly<Record<string, unknown>>;

const schemaPath = '#/components/schemas/';

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/**
 * Says in the description what holds for every request: nothing is taken that a class does not name, and where null is taken
 * beside a few values it is one of them.
 */
export function closeRequests({ paths, components: { schemas = {} } = {} }: OpenAPIObject): void {
  const bodies = Object.values(paths).flatMap((path) => Object.values(path).map((call: unknown) => bodyOf(call)));
  for (const name of namesWithin(bodies, schemas)) {
    const schema = schemas[name];
    if (schema !== undefined && 'properties' in schema) schema.additionalProperties = false;
  }
  for (const schema of Object.values(schemas)) {
    if ('properties' in schema) Object.values(schema.properties ?? {}).forEach(nameNull);
  }
}

function nameNull(property: Property): void {
  if (!('enum' in property) || property.nullable !== true) return;
  const values: readonly unknown[] = property.enum ?? [null];
  if (!values.includes(null)) property.enum = [...values, null];
}

const bodyOf = (call: unknown): unknown => (isNode(call) ? call['requestBody'] : undefined);

/** The schemas that are referred to, also by one another. */
function namesWithin(start: unknown, schemas: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const names = new Set<string>();
  const ahead: unknown[] = [start];
  while (ahead.length > 0) {
    const node = ahead.pop();
    if (!isNode(node)) continue;
    ahead.push(...Object.values(node));
    const name = typeof node['$ref'] === 'string' ? node['$ref'].replace(schemaPath, '') : '';
    if (name === '' || names.has(name)) continue;
    names.add(name);
    ahead.push(schemas[name]);
  }
  return names;
}
