import { KafkaConfig, kafkaOptions, kafkaProblems } from '@foldwatch/adapter-kafka';
import { MongoConfig, mongoOptions, mongoProblems } from '@foldwatch/adapter-mongo';
import { moveUp, type MovedUp } from '@foldwatch/assembly-move-up';
import { loadConfig } from '@foldwatch/platform';
import type { Command, CommandCall, CommandResult } from '../command';
import { dataDirOf, dataDirOption } from '../data-directory';

/** `foldwatch move-up`: takes the embedded mode's data directory into Kafka and MongoDB. */
export const moveUpCommand: Command = {
  name: 'move-up',
  summary: 'Takes a data directory into Kafka and MongoDB, for the services.',
  explanation: `Stop the product first. Where Kafka and MongoDB are is read from the same
variables as the services read; the database must be empty, and the topics
without events. Everything goes over: configuration, activities, decisions,
content, what was being read, and what was not handled yet. The services then
go on where the product stopped. To be killed at any moment is harmless: the
same call goes on, and until it is finished nothing else starts on either side.
Nothing is removed from the data directory, but the product does not start there
any more.`,
  options: { 'data-dir': dataDirOption },
  run: async (call: CommandCall): Promise<CommandResult> => {
    const { kafka, mongo } = loadConfig({ kafka: KafkaConfig, mongo: MongoConfig }, call.env, (config) => [
      ...kafkaProblems(config.kafka),
      ...mongoProblems(config.mongo),
    ]);
    const dataDir = dataDirOf(call);
    const result = await moveUp({
      dataDir,
      kafka: kafkaOptions(kafka),
      mongo: mongoOptions(mongo),
      onProgress: ({ step, done, total }) => call.screen.progress(`Moving ${step}`, done, total),
    });
    return resultOf(result, dataDir);
  },
};

function resultOf({ wasFinished, moved, damagedFiles }: MovedUp, dataDir: string): CommandResult {
  const { activities = 0, mailbox_configs: mailboxes = 0, events = 0, content = 0 } = moved;
  const what = `${activities} activities of ${mailboxes} mailboxes, ${content} content files, ${events} events`;
  return {
    sentences: wasFinished
      ? [`${dataDir} was moved up before (${what}); nothing was changed.`]
      : [`Moved up ${dataDir}: ${what}.`, 'Start the services; the product does not start on this directory any more.'],
    warnings:
      damagedFiles === 0
        ? []
        : [`${damagedFiles} content files are damaged, and stay behind: their bytes are not theirs.`],
    facts: { dataDir, wasFinished, moved, damagedFiles },
  };
}
