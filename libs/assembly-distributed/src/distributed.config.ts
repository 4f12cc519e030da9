import { IsIn } from 'class-validator';
import { KafkaConfig, kafkaProblems } from '@foldwatch/adapter-kafka';
import { MongoConfig, mongoProblems } from '@foldwatch/adapter-mongo';
import { ProcessConfig, type loadConfig } from '@foldwatch/platform';

class SetUpConfig {
  /** Whether the process makes missing topics, collections and indexes itself, or waits until the commands have. */
  @IsIn(['at-start', 'by-command']) readonly FOLDWATCH_SET_UP: 'at-start' | 'by-command' = 'at-start';
}

/** The environment that every process over Kafka and MongoDB has. */
export const distributedConfig = {
  process: ProcessConfig,
  kafka: KafkaConfig,
  mongo: MongoConfig,
  setUp: SetUpConfig,
};

export type DistributedConfig = ReturnType<typeof loadConfig<typeof distributedConfig>>;

export const distributedProblems = ({ kafka, mongo }: DistributedConfig): readonly string[] => [
  ...kafkaProblems(kafka),
  ...mongoProblems(mongo),
];
