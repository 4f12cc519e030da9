import { dataDirOption } from '../data-directory';
import { installationCommand } from '../installation-command';

/** `foldwatch backup`: copies the embedded mode's data directory, also while the product works in it. */
export const backupCommand = installationCommand({
  name: 'backup',
  summary: 'Copies the data directory, also while Foldwatch runs.',
  explanation: `Everything that was acknowledged before the call is in the copy: configuration,
activities, decisions, the event log, and the content that they name. The admin
token is not copied: after a restore a new one is made. A directory that holds a
backup already is brought up to date, and stays a whole backup until it is. To
be stopped or killed at any moment is harmless. Backups hold mail: guard them.`,
  options: {
    'data-dir': dataDirOption,
    to: { value: 'DIR|FILE.tar', isRequired: true, means: 'A directory of its own, or a file that ends in .tar.' },
  },
  load: () => import('../installation/back-up.js'),
});
