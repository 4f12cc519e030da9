import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contentPath, isContentRef } from '../files/content-files';
import { contentDirectory } from '../files/data-directory';
import { syncDirectories, writeFrom } from '../files/durable-files';
import { BackupUnusable } from './backup-errors';
import { manifestFile, type BackedUpDatabase, type BackupManifest } from './backup-manifest';
import type { TellProgress } from './backup-progress';
import { readTar, type TarFile } from './tar';

/** Brings the files of an archive to where a restore gathers them. What is not as its checksum says is left out. */
export async function unpackBackup(
  archive: string,
  gathered: string,
  manifest: BackupManifest,
  onProgress?: TellProgress,
): Promise<void> {
  const content = join(gathered, contentDirectory);
  const touched = new Set<string>();
  let done = 0;
  for await (const file of readTar(archive)) {
    if (file.name === manifestFile) continue;
    const database = manifest.databases.find((one) => one.file === file.name);
    if (database === undefined) {
      touched.add(await unpackContent(file, content, archive));
      onProgress?.({ step: 'content', done: (done += 1), total: manifest.content.files });
    } else await unpackDatabase(file, database, gathered);
  }
  await syncDirectories(touched, content);
}

async function unpackDatabase({ bytes }: TarFile, { name, sha256 }: BackedUpDatabase, gathered: string): Promise<void> {
  await writeFrom(bytes, join(gathered, name), (facts) => facts.sha256 === sha256);
}

/** A name in the archive never becomes a path; only the content's own name does. */
async function unpackContent({ name, bytes }: TarFile, content: string, archive: string): Promise<string> {
  const ref = name.split('/').at(-1) ?? '';
  if (!isContentRef(ref)) throw new BackupUnusable(`${archive} is damaged, or no backup.`);
  const path = contentPath(content, ref);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFrom(bytes, path, (facts) => facts.sha256 === ref);
  return dirname(path);
}
