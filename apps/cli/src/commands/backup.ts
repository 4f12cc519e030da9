import { backUp, backUpToFile, type BackupManifest } from '@foldwatch/adapter-embedded';
import type { Command, CommandCall, CommandResult } from '../command';
import { dataDirOf, dataDirOption, sandboxFile } from '../data-directory';
import { showProgress, sizeText } from '../show-progress';

/** `foldwatch backup`: copies the embedded mode's data directory, also while the product works in it. */
export const backupCommand: Command = {
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
  run: async (call: CommandCall): Promise<CommandResult> => {
    const target = call.given.get('to') ?? '';
    const write = target.endsWith('.tar') ? backUpToFile : backUp;
    const manifest = await write({
      dataDir: dataDirOf(call),
      target,
      release: call.release,
      startedAt: new Date(),
      alsoDatabases: [sandboxFile],
      onProgress: showProgress(call.screen),
    });
    return resultOf(manifest, target);
  },
};

function resultOf({ createdAt, dataVersion, databases, content, counts }: BackupManifest, to: string): CommandResult {
  const databaseBytes = databases.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const missing = content.missing.length;
  return {
    sentences: [
      `Backed up to ${to}: ${counts.activities} activities of ${counts.mailboxes} mailboxes ` +
        `(${sizeText(databaseBytes)}) and ${content.files} content files (${sizeText(content.sizeBytes)}).`,
    ],
    warnings:
      missing === 0
        ? []
        : [
            `${missing} content files were not to be had: erased meanwhile, or lost before. They are listed in the manifest.`,
          ],
    facts: {
      to,
      createdAt,
      dataVersion,
      databaseBytes,
      contentFiles: content.files,
      contentBytes: content.sizeBytes,
      missingContentFiles: missing,
      activities: counts.activities,
      mailboxes: counts.mailboxes,
    },
  };
}
