/** The `dataschema` of a CloudEvent, and the `$id` of the JSON Schema that it names. */
export const dataSchemaOf = (type: string, version: number): string => `urn:foldwatch:schema:${type}:v${version}`;

/** The version that a `dataschema` names. */
export function versionOfDataSchema(dataSchema: string): number | undefined {
  const [, version] = /^urn:foldwatch:schema:[\w.-]+:v(\d{1,6})$/.exec(dataSchema) ?? [];
  return version === undefined ? undefined : Number(version);
}
