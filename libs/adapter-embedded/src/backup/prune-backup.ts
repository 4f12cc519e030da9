import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { contentDirectory } from '../files/data-directory';
import type { BackupManifest } from './backup-manifest';

/** Removes what no manifest names: what a killed backup left, and after a new one what only the old one had. */
export async function pruneBackup(
  directory: string,
  manifest: BackupManifest | undefined,
  contentRefs?: ReadonlySet<string>,
): Promise<void> {
  const named = new Set(manifest?.databases.map(({ file }) => file));
  for (const name of await readdir(directory)) {
    const isLeft = /\.sqlite/.test(name) || name.endsWith('.partial');
    if (isLeft && !named.has(name)) await rm(join(directory, name), { force: true });
  }
  if (contentRefs !== undefined) await pruneContent(join(directory, contentDirectory), contentRefs);
}

async function pruneContent(directory: string, refs: ReadonlySet<string>): Promise<void> {
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && !refs.has(entry.name)) await rm(join(entry.parentPath, entry.name), { force: true });
  }
}
