import { migrateMongo, MongoConfig, mongoOptions, mongoProblems } from '@foldwatch/adapter-mongo';
import { loadConfig } from '@foldwatch/platform';
import { carriedOut } from './carry-out-work';

export const work = carriedOut(async ({ env, screen }) => {
  const { mongo } = loadConfig({ mongo: MongoConfig }, env, (config) => mongoProblems(config.mongo));
  screen.note('Making collections and indexes; on a large database this takes minutes …');
  const { from, to } = await migrateMongo(mongoOptions(mongo));
  const sentence =
    from === to
      ? `The database is at version ${to}, as this release needs it.`
      : `The database went from version ${from} to ${to}.`;
  return { sentences: [sentence], facts: { from, to } };
});
