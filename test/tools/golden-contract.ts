import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from './require-tool';
import { schemaFaults, type Schema } from './schema-faults';

/** A message of a topic as a consumer has it; an empty value is `null`. */
export interface ConsumedMessage {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: unknown;
}

interface AsyncApi {
  readonly channels: Readonly<Record<string, { readonly messages: Readonly<Record<string, unknown>> }>>;
  readonly components: {
    readonly messages: Readonly<Record<string, { readonly headers: Schema; readonly payload: Schema }>>;
  };
}

const golden = join(projectRoot, 'test/golden');

const asyncApi = parse(readFileSync(join(golden, 'asyncapi.yaml'), 'utf8')) as AsyncApi;

/** How a message departs from the golden AsyncAPI document, the golden JSON Schemas and CloudEvents' binding for Kafka. */
export function faultsOf(message: ConsumedMessage): readonly string[] {
  const { topic, headers, value } = message;
  const name = nameOf(message);
  const described = asyncApi.components.messages[name];
  const isOnChannel = Object.hasOwn(asyncApi.channels[topic]?.messages ?? {}, name);
  if (described === undefined || !isOnChannel) return [`${name} is not described on ${topic}`];
  const schema = JSON.parse(readFileSync(join(golden, 'schemas', `${name}.json`), 'utf8')) as Schema;
  const isTombstone = value === null && topic === 'activity.state';
  return [
    ...headerFaults(described.headers, message),
    ...(schema['$id'] === headers['ce_dataschema'] ? [] : ['ce_dataschema does not name the schema']),
    ...(isTombstone ? [] : schemaFaults(schema, value).map((fault) => `value ${fault}`)),
  ];
}

/** As the AsyncAPI document names it, and the file of its JSON Schema. */
function nameOf({ headers: { ce_type: type = '', ce_dataschema: dataSchema = '' } }: ConsumedMessage): string {
  return `${type}.v${dataSchema.split(':v').at(-1) ?? ''}`;
}

function headerFaults(schema: Schema, { key, headers }: ConsumedMessage): readonly string[] {
  const { ce_subject: subject, ce_partitionkey: partitionKey } = headers;
  const strange = Object.keys(headers).filter((header) => schema.properties?.[header] === undefined);
  return [
    ...schemaFaults(schema, headers).map((fault) => `headers ${fault}`),
    ...strange.map((header) => `header ${header} is not described`),
    ...(subject === key && partitionKey === key ? [] : ['the key is not the subject']),
  ];
}
