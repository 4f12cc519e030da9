import { migrateMongo, MongoConfig, mongoOptions, mongoProblems } from '@foldwatch/adapter-mongo';
import { loadConfig } from '@foldwatch/platform';
import type { Command, CommandCall, CommandResult } from '../command';

/** `foldwatch migrate`: brings a database to what this release needs. */
export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Brings the MongoDB database to what this release needs.',
  explanation: `It is at MONGODB_URI or MONGODB_URI_FILE, as for the services. A new database
gets its collections and indexes. To be stopped or killed at any moment is
harmless, and so is running it twice at once; services of the release before
may go on meanwhile. A database of a newer release is refused.`,
  options: {},
  run: async ({ env, screen }: CommandCall): Promise<CommandResult> => {
    const { mongo } = loadConfig({ mongo: MongoConfig }, env, (config) => mongoProblems(config.mongo));
    screen.note('Making collections and indexes; on a large database this takes minutes …');
    const { from, to } = await migrateMongo(mongoOptions(mongo));
    const sentence =
      from === to
        ? `The database is at version ${to}, as this release needs it.`
        : `The database went from version ${from} to ${to}.`;
    return { sentences: [sentence], facts: { from, to } };
  },
};
