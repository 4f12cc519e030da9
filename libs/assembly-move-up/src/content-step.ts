import { buffer } from 'node:stream/consumers';
import type { MoveSource } from '@foldwatch/adapter-embedded';
import type { MongoAdapters } from '@foldwatch/adapter-mongo';
import type { MovedPage, MoveStep } from './move-steps';

/** Files that are in memory at once. */
const filesAtOnce = 8;

/** Bodies and attachments, under the names that they have, which are what their bytes say. */
export async function contentStep(source: MoveSource, stores: MongoAdapters): Promise<MoveStep> {
  const refs = await source.contentRefs();
  async function* pages(after = ''): AsyncGenerator<MovedPage> {
    const left = refs.filter((ref) => ref > after);
    for (let start = 0; start < left.length; start += filesAtOnce) {
      const page = left.slice(start, start + filesAtOnce);
      const moved = await Promise.all(page.map((ref) => moveFile(ref, source, stores)));
      const damaged = moved.filter((isWhole) => !isWhole).length;
      yield { count: page.length, left: damaged, after: page.at(-1) ?? after };
    }
  }
  return { name: 'content', total: refs.length, pages };
}

/** Says whether its bytes are those that its name promises; others are nobody's content, and stay behind. */
async function moveFile(ref: string, source: MoveSource, stores: MongoAdapters): Promise<boolean> {
  const chunks = await source.contentStore.open(ref);
  if (chunks === undefined) return false;
  const stored = await stores.contentStore.put(await buffer(chunks));
  if (stored.ref === ref) return true;
  await stores.contentStore.remove(stored.ref);
  return false;
}
