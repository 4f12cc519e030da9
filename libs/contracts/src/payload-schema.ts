import { getMetadataStorage } from 'class-validator';
import { nestedClassOf } from './nested';

type PayloadClass = new () => object;

/** The part of JSON Schema (2020-12) that payload classes can say. */
export interface PayloadSchema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  title?: string;
  properties?: Record<string, PayloadSchema>;
  required?: string[];
  items?: PayloadSchema;
  enum?: readonly string[];
  format?: 'date-time';
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
}

interface Rule {
  readonly propertyName: string;
  readonly type: string;
  readonly name?: string;
  readonly constraints?: readonly unknown[];
  readonly each?: boolean;
}

/** What each validator means in a schema; a validator that is not here may not be used in a contract. */
const meanings: Readonly<Record<string, (schema: PayloadSchema, constraints: readonly unknown[]) => void>> = {
  isString: (schema) => void (schema.type = 'string'),
  isBoolean: (schema) => void (schema.type = 'boolean'),
  isInt: (schema) => void (schema.type = 'integer'),
  isObject: (schema) => void (schema.type = 'object'),
  isIso8601: (schema) => void Object.assign(schema, { type: 'string', format: 'date-time' }),
  isIn: (schema, [values]) => void Object.assign(schema, { type: 'string', enum: values }),
  minLength: (schema, [min]) => void Object.assign(schema, { minLength: min }),
  maxLength: (schema, [max]) => void Object.assign(schema, { maxLength: max }),
  min: (schema, [minimum]) => void Object.assign(schema, { minimum }),
  max: (schema, [maximum]) => void Object.assign(schema, { maximum }),
};

const schemas = new Map<PayloadClass, PayloadSchema>();

/** The schema of a payload class, from the very decorators that validate it. Unknown properties are allowed: readers are tolerant. */
export function schemaOf(payloadClass: PayloadClass): PayloadSchema {
  const known = schemas.get(payloadClass);
  if (known !== undefined) return known;
  const schema: PayloadSchema = { type: 'object', title: payloadClass.name, properties: {}, required: [] };
  schemas.set(payloadClass, schema);
  const byProperty = Map.groupBy(rulesOf(payloadClass), (rule) => rule.propertyName);
  for (const [property, rules] of byProperty) {
    Object.assign(schema.properties ?? {}, { [property]: propertySchema(payloadClass, property, rules) });
    if (!rules.some((rule) => rule.type === 'conditionalValidation')) schema.required?.push(property);
  }
  return schema;
}

function rulesOf(payloadClass: PayloadClass): readonly Rule[] {
  return getMetadataStorage()
    .getTargetValidationMetadatas(payloadClass, '', false, false)
    .map(({ propertyName, type, name, constraints, each }) => ({
      propertyName,
      type,
      ...(name !== undefined && { name }),
      constraints: constraints ?? [],
      each: each ?? false,
    }));
}

function propertySchema(payloadClass: PayloadClass, property: string, rules: readonly Rule[]): PayloadSchema {
  const isList = rules.some((rule) => rule.name === 'isArray');
  const nested = nestedClassOf(payloadClass, property);
  const element: PayloadSchema = nested === undefined ? {} : { ...schemaOf(nested) };
  const list: PayloadSchema = { type: 'array', items: element };
  for (const rule of rules) {
    if (rule.type === 'conditionalValidation' || rule.type === 'nestedValidation' || rule.name === 'isArray') continue;
    if (rule.name === 'arrayMaxSize') Object.assign(list, { maxItems: rule.constraints?.[0] });
    else meaningOf(payloadClass, rule)(element, rule.constraints ?? []);
  }
  return isList ? list : element;
}

function meaningOf(
  payloadClass: PayloadClass,
  rule: Rule,
): (schema: PayloadSchema, constraints: readonly unknown[]) => void {
  const meaning = rule.name === undefined ? undefined : meanings[rule.name];
  if (meaning === undefined) {
    throw new Error(
      `${payloadClass.name}.${rule.propertyName}: no schema is known for the validator ${rule.name ?? rule.type}`,
    );
  }
  return meaning;
}
