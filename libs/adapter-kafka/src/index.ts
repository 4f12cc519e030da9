export { openKafka, type KafkaAdapters, type KafkaAdapterOptions } from './open-kafka';
export { instanceName } from './connect-kafka';
export type { CreatedTopics } from './create-topics';
export type { KafkaOptions } from './kafka-options';
