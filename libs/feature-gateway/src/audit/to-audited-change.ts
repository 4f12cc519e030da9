import type { FieldChange } from '@foldwatch/domain';

/** Exclusions that speak of people, or of what people write about. */
const personal: ReadonlySet<unknown> = new Set(['address', 'subject-words']);
/** May carry credentials. */
const unspoken: ReadonlySet<string> = new Set(['ewsUrl']);

/** A change as it is kept: the address or the words of an exclusion, and what may hold a secret, are not. */
export function toAuditedChange({ field, before, after }: FieldChange): FieldChange {
  if (unspoken.has(field)) return { field };
  return {
    field,
    ...(before !== undefined && { before: withoutPeople(before) }),
    ...(after !== undefined && { after: withoutPeople(after) }),
  };
}

function withoutPeople(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !personal.has(value.kind)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'value'));
}
