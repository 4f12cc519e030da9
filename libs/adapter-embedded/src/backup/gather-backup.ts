import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { contentDirectory, databaseFile } from '../files/data-directory';
import { copyDurably, syncPath } from '../files/durable-files';
import { BackupUnusable } from './backup-errors';
import type { BackupManifest } from './backup-manifest';
import type { TellProgress } from './backup-progress';
import { copyContent } from './copy-content';
import { leapOffsets } from './leap-offsets';
import { readSnapshot } from './read-snapshot';
import { unpackBackup } from './unpack-backup';

interface Gathering {
  readonly source: string;
  readonly isArchive: boolean;
  readonly manifest: BackupManifest;
  /** An empty directory. */
  readonly gathered: string;
  readonly onProgress?: TellProgress;
}

/** Brings everything of a backup together, each file as its checksum says, or raises `BackupUnusable`. */
export async function gatherBackup(gathering: Gathering, now: Date): Promise<void> {
  const { source, isArchive, manifest, gathered, onProgress } = gathering;
  if (isArchive) await unpackBackup(source, gathered, manifest, onProgress);
  else await copyDatabases(gathering);
  const lacking = manifest.databases.find(({ name }) => !existsSync(join(gathered, name)));
  if (lacking !== undefined) {
    throw new BackupUnusable(`${lacking.file} in ${source} is damaged: it is not what was backed up.`);
  }
  onProgress?.({ step: 'check', done: 0, total: 1 });
  const { contentRefs } = readSnapshot(join(gathered, databaseFile));
  await gatherContent(gathering, contentRefs);
  leapOffsets(join(gathered, databaseFile), now);
  await syncPath(join(gathered, databaseFile));
  await syncPath(gathered);
}

async function copyDatabases({ source, manifest, gathered, onProgress }: Gathering): Promise<void> {
  for (const [index, { name, file, sha256 }] of manifest.databases.entries()) {
    onProgress?.({ step: 'database', done: index, total: manifest.databases.length });
    await copyDurably(join(source, file), join(gathered, name), (copied) => copied.sha256 === sha256);
  }
}

/** An archive's content is here already, and only what is not there is found. */
async function gatherContent(
  { source, isArchive, manifest, gathered, onProgress }: Gathering,
  refs: ReadonlySet<string>,
): Promise<void> {
  const to = join(gathered, contentDirectory);
  await mkdir(to, { recursive: true, mode: 0o700 });
  const from = isArchive ? to : join(source, contentDirectory);
  const { missing } = await copyContent(refs, { from, to }, (done, total) =>
    onProgress?.({ step: 'content', done, total }),
  );
  const expected = new Set(manifest.content.missing);
  const lost = missing.filter((ref) => !expected.has(ref));
  if (lost.length === 0) return;
  throw new BackupUnusable(
    `${lost.length} content files of the backup are gone or damaged, among them ${lost[0] ?? ''}.`,
  );
}
