import { restore } from '@foldwatch/adapter-embedded';
import type { Command, CommandCall, CommandResult } from '../command';
import { dataDirOf, dataDirOption } from '../data-directory';
import { showProgress } from '../show-progress';

/** `foldwatch restore`: makes a data directory from a backup. */
export const restoreCommand: Command = {
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
  run: async (call: CommandCall): Promise<CommandResult> => {
    const [source, dataDir] = [call.given.get('from') ?? '', dataDirOf(call)];
    const {
      createdAt,
      release,
      dataVersion,
      content,
      counts: { activities, mailboxes },
    } = await restore({
      source,
      dataDir,
      now: new Date(),
      onProgress: showProgress(call.screen),
    });
    return {
      sentences: [
        `Restored to ${dataDir}, as of ${createdAt}: ${activities} activities of ${mailboxes} mailboxes, ` +
          `${content.files} content files.`,
        'Start the product on it; it makes a new admin token unless the environment gives one.',
      ],
      facts: { dataDir, createdAt, release, dataVersion, contentFiles: content.files, activities, mailboxes },
    };
  },
};
