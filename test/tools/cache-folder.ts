import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

const lockTimeoutMs = 240_000;
const betweenTriesMs = 200;

/**
 * A folder outside the tree that is filled once and used by every later run, as long as the files that determine its
 * content stay the same.
 */
export async function cacheFolder(
  name: string,
  sources: readonly string[],
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(source));
  const folder = join(tmpdir(), `foldwatch-test-${name}-${hash.digest('hex').slice(0, 16)}`);
  const complete = join(folder, '.complete');
  if (existsSync(complete)) return folder;
  await whileLocked(`${folder}.lock`, async () => {
    if (existsSync(complete)) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await fill(folder);
    writeFileSync(complete, '');
  });
  return folder;
}

/** SQLite's lock, because the system lets go of it when its holder dies, on every system. */
async function whileLocked(file: string, act: () => Promise<void>): Promise<void> {
  const database = new DatabaseSync(file);
  try {
    await lock(database);
    await act();
  } finally {
    database.close();
  }
}

async function lock(database: DatabaseSync): Promise<void> {
  for (const deadline = Date.now() + lockTimeoutMs; ;) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (Date.now() > deadline || !String(error).includes('locked')) throw error;
    }
    await pause(betweenTriesMs);
  }
}
