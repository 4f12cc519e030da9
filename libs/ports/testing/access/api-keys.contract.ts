import { InvalidCursor, type ApiKey, type ApiKeys } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const key = (name: string, seconds = 0): ApiKey => ({
  id: `id-${name}`,
  name,
  keyHash: `hash-${name}-${seconds}`,
  scopes: ['records:read', 'events:read'],
  createdAt: at(seconds),
  createdBy: 'admin',
  expiresAt: at(1_000),
});

/** What every `ApiKeys` promises. */
export function describeApiKeys(name: string, open: Open<ApiKeys>): void {
  describe(`ApiKeys: ${name}`, () => {
    const fresh = freshly(open);

    it('finds what was added by id and by key, and nothing else', async () => {
      const store = await fresh();
      expect(await store.add(key('nightly'))).toBe('added');
      expect(await store.find('id-nightly')).toEqual(key('nightly'));
      expect(await store.findByKey('hash-nightly-0')).toEqual(key('nightly'));
      expect(await store.find('id-other')).toBeUndefined();
      expect(await store.findByKey('hash-other-0')).toBeUndefined();
    });

    it('gives a name to one alone, also when two ask at once', async () => {
      const store = await fresh();
      const both = [1, 2].map((seconds) => store.add(key('nightly', seconds)));
      expect((await Promise.all(both)).toSorted()).toEqual(['added', 'taken']);
    });

    it('notes when it was last used, until it is revoked', async () => {
      const store = await fresh();
      await store.add(key('nightly'));
      await store.note('id-nightly', { lastUsedAt: at(3) });
      expect(await store.findByKey('hash-nightly-0')).toEqual({ ...key('nightly'), lastUsedAt: at(3) });
      await store.note('id-nightly', { revokedAt: at(5), revokedBy: 'omar' });
      await store.note('id-nightly', { revokedAt: at(9), revokedBy: 'admin' });
      await store.note('id-nightly', { lastUsedAt: at(9) });
      await store.note('id-none', { lastUsedAt: at(9) });
      const revoked = { ...key('nightly'), lastUsedAt: at(3), revokedAt: at(5), revokedBy: 'omar' };
      expect(await store.find('id-nightly')).toEqual(revoked);
      expect(await store.add(key('nightly', 7))).toBe('taken');
    });

    it('lists the oldest first, page by page', async () => {
      const store = await fresh();
      const names = ['a', 'b', 'c', 'd', 'e'];
      for (const [seconds, one] of names.entries()) await store.add(key(one, seconds));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list(2, cursor);
        seen.push(...page.keys.map((one) => one.name));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toEqual(names);
      await expect(store.list(2, 'e30')).rejects.toBeInstanceOf(InvalidCursor);
    });
  });
}
