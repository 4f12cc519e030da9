import { dataDirOption } from '../data-directory';
import { installationCommand } from '../installation-command';

/** `foldwatch restore`: makes a data directory from a backup. */
export const restoreCommand = installationCommand({
  name: 'restore',
  summary: 'Makes a data directory from a backup.',
  explanation: `The data directory must be empty or new, and no product may run on it. Every
file is compared with its checksum; there is no store until all of it is there.
A restore that was broken off is begun anew by the same call. What happened in
Exchange since the backup is read when the product starts. What people did in
Foldwatch since then is gone, and consumers of events have to know: see "After a
restore" in docs/operations.md.`,
  options: {
    from: { value: 'DIR|FILE.tar', isRequired: true, means: 'The backup.' },
    'data-dir': dataDirOption,
  },
  load: () => import('../installation/restore.js'),
});
