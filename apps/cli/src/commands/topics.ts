import { KafkaConfig, kafkaOptions, kafkaProblems, setUpTopics } from '@foldwatch/adapter-kafka';
import { loadConfig } from '@foldwatch/platform';
import type { Command, CommandCall, CommandResult } from '../command';

/** `foldwatch topics`: creates what the services need on the brokers. */
export const topicsCommand: Command = {
  name: 'topics',
  summary: 'Creates the topics that are missing on the Kafka brokers.',
  explanation: `Where the brokers are is read from the variables that the services read, such as
KAFKA_BROKERS and FOLDWATCH_TOPIC_PREFIX. Topics that there are stay as they
are: their numbers of partitions must never change, and how long they are kept
is the operator's to decide. With three brokers there are three replicas.`,
  options: {},
  run: async ({ env, screen }: CommandCall): Promise<CommandResult> => {
    const { kafka } = loadConfig({ kafka: KafkaConfig }, env, (config) => kafkaProblems(config.kafka));
    screen.note(`Asking the brokers at ${kafka.KAFKA_BROKERS} …`);
    const { created, existing } = await setUpTopics(kafkaOptions(kafka));
    return {
      sentences: [
        ...created.map((name) => `Created ${name}.`),
        `${created.length} topics were created, ${existing.length} were there.`,
      ],
      facts: { created, existing },
    };
  },
};
