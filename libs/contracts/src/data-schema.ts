/** The `dataschema` of a CloudEvent, and the `$id` of the JSON Schema that it names. */
export const dataSchemaOf = (type: string, version: number): string => `urn:foldwatch:schema:${type}:v${version}`;
