import { jsonSchemaOf } from './json-schema-of';
import { contracts, type Contract } from './read-event';
import { topics, topicWords } from './topics';

const attribute = (description: string) => ({ type: 'string', description });

/** Attributes of CloudEvents 1.0 in the binary mode of its Kafka binding. */
export const headers = {
  type: 'object',
  required: [
    'content-type',
    'ce_specversion',
    'ce_id',
    'ce_source',
    'ce_type',
    'ce_time',
    'ce_subject',
    'ce_dataschema',
    'ce_partitionkey',
    'ce_correlationid',
  ],
  properties: {
    'content-type': { type: 'string', const: 'application/json' },
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: attribute('The same for a repeat; consumers leave out what they know.'),
    ce_source: attribute('The installation.'),
    ce_type: attribute('As the message is named here.'),
    ce_time: attribute('RFC 3339 in UTC.'),
    ce_subject: attribute('Id of what it is about; equal to the key.'),
    ce_dataschema: attribute('Names the JSON Schema of the data, its version included.'),
    ce_partitionkey: attribute('Equal to the key.'),
    ce_correlationid: attribute('Shared by all that followed from one observation or act.'),
    ce_sequence: attribute('Of activity events: counts those of an activity without gaps.'),
    ce_traceparent: attribute('W3C Trace Context.'),
    traceparent: attribute('The same once more, for tracers that know nothing of CloudEvents.'),
  },
} as const;

const isPublic = ({ topic }: Contract): boolean => topics[topic].isPublic;
const messageName = ({ type, version }: Contract): string => `${type}.v${version}`;
const pairs = <T>(items: readonly T[], toPair: (item: T) => readonly [string, unknown]): object =>
  Object.fromEntries(items.map(toPair));

/** The public events, each with its schema: what consumers may rely on. */
export const publicContracts: readonly Contract[] = contracts.filter(isPublic);

/** The AsyncAPI 3 description of the public topics, made of the classes that validate the events. */
export function asyncApiDocument(): object {
  const byTopic = [...Map.groupBy(publicContracts, ({ topic }) => topic)];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Foldwatch events',
      version: '1',
      description: 'CloudEvents 1.0 of the public topics, delivered at least once, in order for each key.',
    },
    defaultContentType: 'application/json',
    channels: pairs(byTopic, ([topic, events]) => [topic, channel(topic, events)]),
    operations: pairs(byTopic, ([topic, events]) => [`publish.${topic}`, operation(topic, events)]),
    components: { messages: pairs(publicContracts, (contract) => [messageName(contract), message(contract)]) },
  };
}

function channel(topic: Contract['topic'], events: readonly Contract[]): object {
  const { partitions, retentionDays, compacted } = topics[topic];
  const topicConfiguration = compacted
    ? { 'cleanup.policy': ['compact'] }
    : { 'cleanup.policy': ['delete'], 'retention.ms': retentionDays * 86_400_000 };
  return {
    address: topic,
    description: `${topicWords[topic].purpose} The address may have the configured prefix of the installation.`,
    messages: pairs(events, (event) => [messageName(event), { $ref: `#/components/messages/${messageName(event)}` }]),
    bindings: { kafka: { partitions, topicConfiguration, bindingVersion: '0.5.0' } },
  };
}

const operation = (topic: string, events: readonly Contract[]): object => ({
  action: 'send',
  channel: { $ref: `#/channels/${topic}` },
  messages: events.map((event) => ({ $ref: `#/channels/${topic}/messages/${messageName(event)}` })),
});

const message = (contract: Contract): object => ({
  name: contract.type,
  ...(topics[contract.topic].compacted && { description: 'Without a value it is a tombstone: the subject is gone.' }),
  contentType: 'application/json',
  headers,
  payload: jsonSchemaOf(contract),
});
