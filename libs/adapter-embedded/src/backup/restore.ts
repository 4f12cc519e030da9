import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { failpoint } from '@foldwatch/platform';
import { DataDirectoryLock, lockFile } from '../database/data-directory-lock';
import { contentDirectory, databaseFile, isHalfRestored, restoringDirectory } from '../files/data-directory';
import { copyDurably, syncPath } from '../files/durable-files';
import { BackupUnusable, DataDirectoryNotEmpty } from './backup-errors';
import { readManifest, type BackupManifest } from './backup-manifest';
import type { TellProgress } from './backup-progress';
import { copyContent } from './copy-content';
import { leapOffsets } from './leap-offsets';
import { readSnapshot } from './read-snapshot';

export interface RestoreOrder {
  /** The directory of a whole backup. */
  readonly source: string;
  /** Empty or not there yet, or left half-way by a restore that was broken off. */
  readonly dataDir: string;
  readonly now: Date;
  readonly onProgress?: TellProgress;
}

/**
 * Makes a data directory from a backup. Everything is gathered and checked beside its place; the database comes to its
 * place last, so that there is no store until all of it is there.
 */
export async function restore(order: RestoreOrder): Promise<BackupManifest> {
  const { source, dataDir } = order;
  const manifest = await readManifest(source);
  if (manifest === undefined) {
    throw new BackupUnusable(
      `There is no whole backup in ${source}: it has no manifest. Name another, or back up again.`,
    );
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await claim(dataDir, manifest);
  try {
    await clear(dataDir, manifest);
    await gather(order, manifest);
    failpoint('restore.gathered');
    await bringToPlace(dataDir, manifest);
    return manifest;
  } catch (error) {
    if (isHalfRestored(dataDir)) await clear(dataDir, manifest);
    throw error;
  } finally {
    lock.release();
  }
}

/** The lock is asked for first, because whoever works there is the better reason to refuse. */
async function claim(dataDir: string, manifest: BackupManifest): Promise<DataDirectoryLock> {
  const names = await readdir(dataDir);
  const half = isHalfRestored(dataDir) ? [restoringDirectory, contentDirectory, ...namesOf(manifest)] : [];
  const harmless = new Set([lockFile, 'lost+found', ...half]);
  const others = names.filter((name) => !harmless.has(name));
  const lock = others.length === 0 || names.includes(lockFile) ? DataDirectoryLock.acquire(dataDir) : undefined;
  if (lock !== undefined && others.length === 0) return lock;
  lock?.release();
  throw new DataDirectoryNotEmpty(
    `${dataDir} is not empty (${others[0] ?? ''}). Name a directory that is empty or new.`,
  );
}

const namesOf = ({ databases }: BackupManifest): readonly string[] => databases.map(({ name }) => name);

/** The sign that a restore was begun goes last. */
async function clear(dataDir: string, manifest: BackupManifest): Promise<void> {
  for (const name of [contentDirectory, ...namesOf(manifest), restoringDirectory]) {
    await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

async function gather(order: RestoreOrder, manifest: BackupManifest): Promise<void> {
  const { source, dataDir, now, onProgress } = order;
  const gathered = join(dataDir, restoringDirectory);
  await mkdir(gathered, { mode: 0o700 });
  await syncPath(dataDir);
  failpoint('restore.begun');
  for (const [index, { name, file, sha256 }] of manifest.databases.entries()) {
    onProgress?.({ step: 'database', done: index, total: manifest.databases.length });
    const facts = await copyDurably(join(source, file), join(gathered, name), (copied) => copied.sha256 === sha256);
    if (facts.sha256 !== sha256)
      throw new BackupUnusable(`${join(source, file)} is damaged: it is not what was backed up.`);
  }
  onProgress?.({ step: 'check', done: 0, total: 1 });
  const { contentRefs } = readSnapshot(join(gathered, databaseFile));
  await gatherContent(order, manifest, contentRefs);
  leapOffsets(join(gathered, databaseFile), now);
  await syncPath(join(gathered, databaseFile));
  await syncPath(gathered);
}

async function gatherContent(
  { source, dataDir, onProgress }: RestoreOrder,
  manifest: BackupManifest,
  refs: ReadonlySet<string>,
): Promise<void> {
  const from = join(source, contentDirectory);
  const to = join(dataDir, restoringDirectory, contentDirectory);
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

async function bringToPlace(dataDir: string, manifest: BackupManifest): Promise<void> {
  const gathered = join(dataDir, restoringDirectory);
  const others = namesOf(manifest).filter((name) => name !== databaseFile);
  for (const name of [contentDirectory, ...others]) await rename(join(gathered, name), join(dataDir, name));
  await syncPath(dataDir);
  failpoint('restore.content-placed');
  await rename(join(gathered, databaseFile), join(dataDir, databaseFile));
  await syncPath(dataDir);
  failpoint('restore.database-placed');
  await rm(gathered, { recursive: true });
}
