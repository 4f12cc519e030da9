import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface FileFacts {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** What becomes of an unfinished file; one with its final name is always whole. */
export const partialOf = (path: string): string => `${path}.partial`;

/**
 * Writes a file from its bytes and gives what was written. It has its final name only when all of it is on disk, and when
 * `isWanted` says so; the name is on disk once its directory is synced.
 */
export async function writeFrom(
  bytes: AsyncIterable<unknown>,
  to: string,
  isWanted: (facts: FileFacts) => boolean = () => true,
): Promise<FileFacts> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const file = await open(partialOf(to), 'w', 0o600);
  try {
    for await (const chunk of bytes) {
      if (!(chunk instanceof Uint8Array)) continue;
      hash.update(chunk);
      sizeBytes += chunk.byteLength;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  const facts = { sizeBytes, sha256: hash.digest('hex') };
  if (isWanted(facts)) await rename(partialOf(to), to);
  else await rm(partialOf(to));
  return facts;
}

export const copyDurably = (from: string, to: string, isWanted?: (facts: FileFacts) => boolean): Promise<FileFacts> =>
  writeFrom(createReadStream(from), to, isWanted);

/** Replaces a file as a whole: after a crash it is the old one or the new one. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(partialOf(path), 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partialOf(path), path);
  await syncPath(dirname(path));
}

export async function factsOf(path: string): Promise<FileFacts> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of createReadStream(path)) {
    if (!(chunk instanceof Uint8Array)) continue;
    hash.update(chunk);
    sizeBytes += chunk.byteLength;
  }
  return { sizeBytes, sha256: hash.digest('hex') };
}

/** Brings a file's bytes, or a directory's names, to disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The names, too, have to survive a power cut, up to the folder that was there before. */
export async function syncDirectories(from: string | Iterable<string>, upTo: string): Promise<void> {
  const touched = new Set<string>();
  for (let directory of typeof from === 'string' ? [from] : from) {
    for (; directory.startsWith(upTo) && !touched.has(directory); directory = dirname(directory))
      touched.add(directory);
  }
  for (const directory of touched) await syncPath(directory);
}

/** The error says that there is no such file. */
export const isAbsence = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ENOTDIR');
