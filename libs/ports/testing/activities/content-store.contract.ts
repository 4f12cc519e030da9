import { createHash, randomBytes } from 'node:crypto';
import type { ContentStore } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';

async function bytesOf(store: ContentStore, ref: string): Promise<Buffer | undefined> {
  const chunks = await store.open(ref);
  if (chunks === undefined) return undefined;
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** What every `ContentStore` promises. */
export function describeContentStore(name: string, open: Open<ContentStore>): void {
  describe(`ContentStore: ${name}`, () => {
    const fresh = freshly(open);

    it.each([0, 1, 1000, 3_000_000])('gives back %i bytes', async (size) => {
      const store = await fresh();
      const bytes = randomBytes(size);
      const { ref, sizeBytes } = await store.put(bytes);
      expect(sizeBytes).toBe(size);
      const found = await bytesOf(store, ref);
      expect(found?.length).toBe(size);
      expect(found?.equals(bytes)).toBe(true);
    });

    it('stores the same bytes once, under the same name', async () => {
      const store = await fresh();
      const refs = await Promise.all(Array.from({ length: 4 }, () => store.put(Buffer.from('same'))));
      expect(new Set(refs.map(({ ref }) => ref)).size).toBe(1);
      await store.remove(refs[0]?.ref ?? '');
      expect(await store.open(refs[0]?.ref ?? '')).toBeUndefined();
    });

    it('can take back what was removed, and removing twice is harmless', async () => {
      const store = await fresh();
      const { ref } = await store.put(Buffer.from('again'));
      await store.remove(ref);
      await store.remove(ref);
      expect((await store.put(Buffer.from('again'))).ref).toBe(ref);
      expect((await bytesOf(store, ref))?.toString()).toBe('again');
    });

    it.each([
      '',
      'unknown',
      '../../../../etc/passwd',
      '/etc/passwd',
      '..%2f..',
      `../${'a'.repeat(61)}`,
      '\u0000',
      createHash('sha256').update('never stored').digest('hex'),
    ])('knows nothing of %j', async (ref) => {
      const store = await fresh();
      expect(await store.open(ref)).toBeUndefined();
      await expect(store.remove(ref)).resolves.toBeUndefined();
    });
  });
}
