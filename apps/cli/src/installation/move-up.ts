import { KafkaConfig, kafkaOptions, kafkaProblems } from '@foldwatch/adapter-kafka';
import { MongoConfig, mongoOptions, mongoProblems } from '@foldwatch/adapter-mongo';
import { moveUp, type MovedUp } from '@foldwatch/assembly-move-up';
import { loadConfig } from '@foldwatch/platform';
import type { CommandResult } from '../command';
import { dataDirOf } from '../data-directory';
import { carriedOut } from './carry-out-work';

export const work = carriedOut(async (call) => {
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
});

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
