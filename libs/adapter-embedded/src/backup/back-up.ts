import { existsSync } from 'node:fs';
import { mkdir, readdir, realpath } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { failpoint, randomId } from '@foldwatch/platform';
import { DataDirectoryLock } from '../database/data-directory-lock';
import { versionOf } from '../database/migrate';
import { contentDirectory, databaseFile } from '../files/data-directory';
import { factsOf, syncPath, writeDurably } from '../files/durable-files';
import { NoDataHere, TargetRefused } from './backup-errors';
import {
  manifestFile,
  manifestFormat,
  readManifest,
  type BackedUpDatabase,
  type BackupManifest,
} from './backup-manifest';
import type { TellProgress } from './backup-progress';
import { copyContent } from './copy-content';
import { pruneBackup } from './prune-backup';
import { readSnapshot } from './read-snapshot';
import { snapshotDatabase } from './snapshot-database';

export interface BackupOrder {
  readonly dataDir: string;
  /** A directory; a backup that is there already is brought up to date, and stays whole until the new one is. */
  readonly target: string;
  readonly release: string;
  readonly startedAt: Date;
  /** Databases of others in the data directory, which are copied after ours where they are there. */
  readonly alsoDatabases?: readonly string[];
  readonly onProgress?: TellProgress;
}

/**
 * Copies a data directory while the product works in it, or while nobody does.
 *
 * The database comes first and the content after it. Content is stored before anything speaks of it, so everything that
 * the snapshot names was there when it was taken; content copied first would lack what came in between. What is removed
 * in between was erased on purpose; it is counted as missing. Nothing secret is copied: neither the admin token nor what
 * is sealed by it.
 */
export async function backUp(order: BackupOrder): Promise<BackupManifest> {
  const { dataDir, target } = order;
  if (!existsSync(join(dataDir, databaseFile))) {
    throw new NoDataHere(`There is no ${databaseFile} in ${dataDir}. Name the data directory of the product.`);
  }
  await mkdir(target, { recursive: true, mode: 0o700 });
  await refuseTarget(dataDir, target);
  const lock = DataDirectoryLock.acquire(target, 'backup directory');
  try {
    return await backUpInto(order);
  } finally {
    lock.release();
  }
}

async function backUpInto(order: BackupOrder): Promise<BackupManifest> {
  const { dataDir, target, onProgress } = order;
  await pruneBackup(target, await readManifest(target));
  const databases = [await backUpDatabase(order, databaseFile)];
  failpoint('backup.database-copied');
  const copy = join(target, databases[0]?.file ?? '');
  onProgress?.({ step: 'check', done: 0, total: 1 });
  const { contentRefs, counts, dataVersion } = readSnapshot(copy);
  onProgress?.({ step: 'check', done: 1, total: 1 });
  const [from, to] = [join(dataDir, contentDirectory), join(target, contentDirectory)];
  const content = await copyContent(contentRefs, { from, to }, (done, total) =>
    onProgress?.({ step: 'content', done, total }),
  );
  failpoint('backup.content-copied');
  for (const name of order.alsoDatabases ?? []) {
    if (existsSync(join(dataDir, name))) databases.push(await backUpDatabase(order, name));
  }
  await syncPath(target);
  const manifest: BackupManifest = {
    format: manifestFormat,
    release: order.release,
    dataVersion,
    createdAt: order.startedAt.toISOString(),
    databases,
    content,
    counts,
  };
  await writeDurably(join(target, manifestFile), `${JSON.stringify(manifest, undefined, 2)}\n`);
  failpoint('backup.manifest-written');
  await pruneBackup(target, manifest, contentRefs);
  return manifest;
}

/** Under a name of its own, so that the copy of the backup before stays what its manifest says. */
async function backUpDatabase({ dataDir, target, onProgress }: BackupOrder, name: string): Promise<BackedUpDatabase> {
  const file = `${basename(name, '.sqlite')}-${randomId()}.sqlite`;
  const source = join(dataDir, name);
  const isOurs = name === databaseFile;
  await snapshotDatabase(source, join(target, file), {
    ...(isOurs && { refuse: (connection) => void versionOf(connection, source) }),
    onPages: (done, total) => isOurs && onProgress?.({ step: 'database', done, total }),
  });
  return { name, file, ...(await factsOf(join(target, file))) };
}

const ownNames =
  /^(manifest\.json|content|foldwatch\.lock|[a-z-]{1,40}-[0-9a-f-]{36}\.sqlite)(\.partial|-journal|-wal|-shm)?$/;

/** Only an empty directory or one that holds a backup, or the beginnings of one, is written to. */
async function refuseTarget(dataDir: string, target: string): Promise<void> {
  const [data, copy] = [await realpath(dataDir), await realpath(target)];
  if (`${copy}${sep}`.startsWith(`${data}${sep}`)) {
    throw new TargetRefused(`${target} is within the data directory. Keep backups elsewhere, best on another disk.`);
  }
  const other = (await readdir(target)).find((name) => !ownNames.test(name));
  if (other === undefined) return;
  throw new TargetRefused(`${target} holds other things than a backup (${other}). Name an empty directory.`);
}
