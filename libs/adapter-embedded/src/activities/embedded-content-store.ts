import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ContentStore, StoreUnavailable, type StoredContent } from '@foldwatch/ports';
import { contentPath, isContentRef } from '../files/content-files';
import { syncDirectories } from '../files/durable-files';

const unavailable = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'EACCES', 'EPERM']);

/** Files named by the SHA-256 of their bytes. A name that is not one never becomes a path. */
export class EmbeddedContentStore extends ContentStore {
  private constructor(private readonly directory: string) {
    super();
  }

  /** What a killed process left half-written is removed; the data directory's lock says that nobody else writes here. */
  static async openIn(dataDirectory: string): Promise<EmbeddedContentStore> {
    const directory = join(dataDirectory, 'content');
    const arriving = join(directory, 'arriving');
    await mkdir(arriving, { recursive: true });
    for (const name of await readdir(arriving)) await rm(join(arriving, name), { force: true });
    return new EmbeddedContentStore(directory);
  }

  override async put(bytes: Uint8Array): Promise<StoredContent> {
    const ref = createHash('sha256').update(bytes).digest('hex');
    const path = this.pathOf(ref);
    if (!(await isFileOfSize(path, bytes.byteLength))) await orUnavailable(this.write(path, bytes));
    return { ref, sizeBytes: bytes.byteLength };
  }

  override async open(ref: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    if (!isContentRef(ref) || !(await exists(this.pathOf(ref)))) return undefined;
    return chunksOf(this.pathOf(ref));
  }

  override async remove(ref: string): Promise<void> {
    if (isContentRef(ref)) await orUnavailable(rm(this.pathOf(ref), { force: true }));
  }

  private pathOf(ref: string): string {
    return contentPath(this.directory, ref);
  }

  /** Under a name of its own first, so that a file with its final name is always whole. */
  private async write(path: string, bytes: Uint8Array): Promise<void> {
    const arriving = join(this.directory, 'arriving', randomUUID());
    try {
      const file = await open(arriving, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await mkdir(dirname(path), { recursive: true });
      await rename(arriving, path);
    } catch (error) {
      await rm(arriving, { force: true });
      throw error;
    }
    await syncDirectories(dirname(path), this.directory);
  }
}

/** Opened with the first chunk, so that what nobody reads is never held open. */
async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path)) if (chunk instanceof Uint8Array) yield chunk;
}

async function isFileOfSize(path: string, sizeBytes: number): Promise<boolean> {
  try {
    return (await stat(path)).size === sizeBytes;
  } catch {
    return false;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

async function orUnavailable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (!unavailable.has(code)) throw error;
    throw new StoreUnavailable(`Content cannot be kept: ${code}.`, { cause: error });
  }
}
