import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { contentPath } from '../files/content-files';
import { copyDurably, isAbsence, partialOf, syncDirectories } from '../files/durable-files';

/** Files on their way at once. */
const atOnce = 4;

export interface CopiedContent {
  readonly files: number;
  readonly sizeBytes: number;
  /** Not at the source, or not with the bytes that their name promises. */
  readonly missing: readonly string[];
}

/** Copies content files from one content directory to another, durably; what the other has already is left alone. */
export async function copyContent(
  refs: ReadonlySet<string>,
  { from, to }: { readonly from: string; readonly to: string },
  onFiles: (done: number, total: number) => void,
): Promise<CopiedContent> {
  const missing: string[] = [];
  const touched = new Set<string>();
  let [files, sizeBytes, done] = [0, 0, 0];
  await mkdir(to, { recursive: true, mode: 0o700 });
  await eachOf(refs, async (ref) => {
    const path = contentPath(to, ref);
    const known = await sizeOf(path);
    const size = known ?? (await copyOne(ref, contentPath(from, ref), path));
    if (size === undefined) missing.push(ref);
    else [files, sizeBytes] = [files + 1, sizeBytes + size];
    if (size !== undefined && known === undefined) touched.add(dirname(path));
    onFiles((done += 1), refs.size);
  });
  await syncDirectories(touched, to);
  return { files, sizeBytes, missing: missing.toSorted() };
}

/** Some at once; after a failure none is begun any more. */
async function eachOf(refs: ReadonlySet<string>, work: (ref: string) => Promise<void>): Promise<void> {
  const waiting = refs.values();
  const failed = new AbortController();
  const takeTurns = async (): Promise<void> => {
    for (let next = waiting.next(); next.done !== true && !failed.signal.aborted; next = waiting.next())
      await work(next.value);
  };
  const fail = (error: unknown): never => {
    failed.abort();
    throw error;
  };
  const turns = await Promise.allSettled(Array.from({ length: atOnce }, () => takeTurns().catch(fail)));
  for (const turn of turns) if (turn.status === 'rejected') throw turn.reason;
}

async function copyOne(ref: string, from: string, to: string): Promise<number | undefined> {
  if ((await sizeOf(from)) === undefined) return undefined;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    const { sizeBytes, sha256 } = await copyDurably(from, to, (facts) => facts.sha256 === ref);
    return sha256 === ref ? sizeBytes : undefined;
  } catch (error) {
    if (!isAbsence(error)) throw error;
    await rm(partialOf(to), { force: true });
    return undefined;
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}
