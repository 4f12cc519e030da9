import { installationCommand } from '../installation-command';

/** `foldwatch topics`: creates what the services need on the brokers. */
export const topicsCommand = installationCommand({
  name: 'topics',
  summary: 'Creates the topics that are missing on the Kafka brokers.',
  explanation: `Where the brokers are is read from the variables that the services read, such as
KAFKA_BROKERS and FOLDWATCH_TOPIC_PREFIX. Topics that there are stay as they
are: their numbers of partitions must never change, and how long they are kept
is the operator's to decide. With three brokers there are three replicas.`,
  options: {},
  load: () => import('../installation/set-up-topics.js'),
});
