import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { contentDirectory } from '../files/data-directory';
import { partialOf, syncPath } from '../files/durable-files';
import { backUp, type BackupOrder } from './back-up';
import { manifestFile, type BackupManifest } from './backup-manifest';
import { writeTar } from './tar';

/**
 * A backup as one file, a tar archive. It is gathered in a directory beside it, which a broken-off call leaves for the
 * next one to go on with.
 */
export async function backUpToFile(order: BackupOrder): Promise<BackupManifest> {
  const file = resolve(order.target);
  const gathered = `${file}.parts`;
  const manifest = await backUp({ ...order, target: gathered });
  await writeTar(partialOf(file), filesOf(gathered, manifest));
  await rename(partialOf(file), file);
  await syncPath(dirname(file));
  await rm(gathered, { recursive: true });
  return manifest;
}

/** The manifest first, so that whoever reads the archive knows what is to come. */
async function* filesOf(
  directory: string,
  { databases }: BackupManifest,
): AsyncGenerator<{ readonly name: string; readonly path: string }> {
  for (const name of [manifestFile, ...databases.map(({ file }) => file)]) yield { name, path: join(directory, name) };
  const content = join(directory, contentDirectory);
  for (const entry of await readdir(content, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) yield { name: relative(directory, path).replaceAll('\\', '/'), path };
  }
}
