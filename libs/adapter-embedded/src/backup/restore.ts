import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failpoint } from '@foldwatch/platform';
import { DataDirectoryLock, lockFile } from '../database/data-directory-lock';
import { contentDirectory, databaseFile, isHalfRestored, restoringDirectory } from '../files/data-directory';
import { syncPath } from '../files/durable-files';
import { BackupUnusable, DataDirectoryNotEmpty } from './backup-errors';
import { readManifest, type BackupManifest } from './backup-manifest';
import type { TellProgress } from './backup-progress';
import { gatherBackup } from './gather-backup';

export interface RestoreOrder {
  /** A whole backup: its directory, or its file. */
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
    throw new BackupUnusable(`There is no whole backup in ${source}. Name another, or back up again.`);
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

async function gather({ source, dataDir, now, onProgress }: RestoreOrder, manifest: BackupManifest): Promise<void> {
  const gathered = join(dataDir, restoringDirectory);
  await mkdir(gathered, { mode: 0o700 });
  await syncPath(dataDir);
  failpoint('restore.begun');
  const isArchive = (await stat(source)).isFile();
  await gatherBackup({ source, isArchive, manifest, gathered, ...(onProgress !== undefined && { onProgress }) }, now);
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
