import { installationCommand } from '../installation-command';

/** `foldwatch migrate`: brings a database to what this release needs. */
export const migrateCommand = installationCommand({
  name: 'migrate',
  summary: 'Brings the MongoDB database to what this release needs.',
  explanation: `It is at MONGODB_URI or MONGODB_URI_FILE, as for the services. A new database
gets its collections and indexes. To be stopped or killed at any moment is
harmless, and so is running it twice at once; services of the release before
may go on meanwhile. A database of a newer release is refused.`,
  options: {},
  load: () => import('../installation/migrate.js'),
});
