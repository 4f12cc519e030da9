import { dataSchemaOf } from './data-schema';
import { schemaOf, type PayloadSchema } from './payload-schema';
import type { Contract } from './read-event';

export interface JsonSchema extends PayloadSchema {
  readonly $schema: string;
  readonly $id: string;
}

/** The JSON Schema of an event's data, under the name that `dataschema` gives. */
export const jsonSchemaOf = ({ type, version, payload }: Contract): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: dataSchemaOf(type, version),
  ...schemaOf(payload),
});
