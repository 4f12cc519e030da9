import { SandboxError } from './sandbox-error';

export type JsonFields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is JsonFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function fieldsOf(value: unknown): JsonFields {
  if (isFields(value)) return value;
  throw new SandboxError('invalid', 'An object is expected.');
}

export function optionalText(fields: JsonFields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
}

export function textOf(fields: JsonFields, name: string): string {
  const value = optionalText(fields, name);
  if (value === undefined || value === '') throw new SandboxError('invalid', `${name} is missing.`);
  return value;
}

export function listOf(fields: JsonFields, name: string): readonly string[] {
  const value = fields[name];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw new SandboxError('invalid', `${name} must be a list of texts.`);
}
