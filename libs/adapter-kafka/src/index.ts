export { openKafka, setUpTopics, type KafkaAdapters, type KafkaAdapterOptions } from './open-kafka';
export { KafkaConfig, kafkaOptions, kafkaProblems } from './kafka.config';
