import { dataDirOption } from '../data-directory';
import { installationCommand } from '../installation-command';

/** `foldwatch move-up`: takes the embedded mode's data directory into Kafka and MongoDB. */
export const moveUpCommand = installationCommand({
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
  load: () => import('../installation/move-up.js'),
});
