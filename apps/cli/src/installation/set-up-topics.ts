import { KafkaConfig, kafkaOptions, kafkaProblems, setUpTopics } from '@foldwatch/adapter-kafka';
import { loadConfig } from '@foldwatch/platform';
import { carriedOut } from './carry-out-work';

export const work = carriedOut(async ({ env, screen }) => {
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
});
