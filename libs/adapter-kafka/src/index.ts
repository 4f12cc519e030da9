export type { GroupOffset } from './kafka-groups';
export { openKafka, setUpTopics, type KafkaAdapters, type KafkaAdapterOptions } from './open-kafka';
export type { KafkaOptions } from './kafka-options';
export { KafkaConfig, kafkaOptions, kafkaProblems } from './kafka.config';
