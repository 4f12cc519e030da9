import type { PayloadSchema } from './payload-schema';

/** Gives the path and nature of the first fault, or `undefined` for a value that keeps to the schema. */
export type PayloadCheck = (value: unknown) => string | undefined;

/**
 * Compiles a schema into closures. class-validator walks its decorators anew for every object, which cost more than
 * deciding and storing a message together; this reads the same rules once.
 */
export function compileCheck(schema: PayloadSchema): PayloadCheck {
  switch (schema.type) {
    case 'object':
      return schema.properties === undefined ? isRecordCheck : objectCheck(schema);
    case 'array':
      return arrayCheck(schema);
    case 'string':
      return stringCheck(schema);
    case 'integer':
      return integerCheck(schema);
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? undefined : ' must be true or false');
    case undefined:
    default:
      return () => undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRecordCheck: PayloadCheck = (value) => (isRecord(value) ? undefined : ' must be an object');

function objectCheck(schema: PayloadSchema): PayloadCheck {
  const required = new Set(schema.required);
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    check: compileCheck(property),
    isRequired: required.has(name),
  }));
  return (value) => {
    if (!isRecord(value)) return ' must be an object';
    for (const { name, check, isRequired } of properties) {
      const member = value[name];
      const isMissing = member === undefined || member === null;
      const fault = isMissing ? (isRequired ? ' is missing' : undefined) : check(member);
      if (fault !== undefined) return `.${name}${fault}`;
    }
    return undefined;
  };
}

function arrayCheck(schema: PayloadSchema): PayloadCheck {
  const check = compileCheck(schema.items ?? {});
  const maxItems = schema.maxItems ?? Infinity;
  return (value) => {
    if (!Array.isArray(value)) return ' must be a list';
    if (value.length > maxItems) return ` must have at most ${maxItems} entries`;
    for (let at = 0; at < value.length; at += 1) {
      const fault = check(value[at]);
      if (fault !== undefined) return `[${at}]${fault}`;
    }
    return undefined;
  };
}

const timestamp = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

function stringCheck({ enum: values, format, minLength = 0, maxLength = Infinity }: PayloadSchema): PayloadCheck {
  const allowed = values === undefined ? undefined : new Set(values);
  return (value) => {
    if (typeof value !== 'string') return ' must be text';
    if (allowed !== undefined) return allowed.has(value) ? undefined : ` must be one of ${[...allowed].join(', ')}`;
    if (format === 'date-time') return timestamp.test(value) ? undefined : ' must be a time (RFC 3339)';
    if (value.length < minLength) return ` must have at least ${minLength} characters`;
    return value.length > maxLength ? ` must have at most ${maxLength} characters` : undefined;
  };
}

function integerCheck({ minimum = -Infinity, maximum = Infinity }: PayloadSchema): PayloadCheck {
  return (value) => {
    if (!Number.isInteger(value)) return ' must be a whole number';
    return Number(value) >= minimum && Number(value) <= maximum ? undefined : ` must be from ${minimum} to ${maximum}`;
  };
}
