import { backUp, backUpToFile, type BackupManifest } from '@foldwatch/adapter-embedded';
import type { CommandResult } from '../command';
import { dataDirOf, sandboxFile } from '../data-directory';
import { showProgress, sizeText } from '../show-progress';
import { carriedOut } from './carry-out-work';

export const work = carriedOut(async (call) => {
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
});

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
