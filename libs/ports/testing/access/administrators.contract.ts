import { InvalidCursor, type Administrator, type Administrators } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const administrator = (name: string, seconds = 0): Administrator => ({
  id: `id-${name}`,
  name,
  tokenHash: `hash-${name}-${seconds}`,
  createdAt: at(seconds),
  createdBy: 'admin',
});

/** What every `Administrators` promises. */
export function describeAdministrators(name: string, open: Open<Administrators>): void {
  describe(`Administrators: ${name}`, () => {
    const fresh = freshly(open);

    it('finds who was added by id and by token, and nobody else', async () => {
      const store = await fresh();
      expect(await store.add(administrator('erin'))).toBe('added');
      expect(await store.find('id-erin')).toEqual(administrator('erin'));
      expect(await store.findByToken('hash-erin-0')).toEqual(administrator('erin'));
      expect(await store.find('id-omar')).toBeUndefined();
      expect(await store.findByToken('hash-omar-0')).toBeUndefined();
    });

    it('gives a name to one alone, also when two ask at once', async () => {
      const store = await fresh();
      const both = [1, 2].map((seconds) => store.add(administrator('erin', seconds)));
      expect((await Promise.all(both)).toSorted()).toEqual(['added', 'taken']);
      const known = [1, 2].map((seconds) => store.findByToken(`hash-erin-${seconds}`));
      expect((await Promise.all(known)).filter((one) => one !== undefined)).toHaveLength(1);
    });

    it('still knows who was revoked, since when and by whom first', async () => {
      const store = await fresh();
      await store.add(administrator('erin'));
      await store.revoke('id-erin', { revokedAt: at(5), revokedBy: 'omar' });
      await store.revoke('id-erin', { revokedAt: at(9), revokedBy: 'admin' });
      await store.revoke('id-nobody', { revokedAt: at(9), revokedBy: 'admin' });
      const revoked = { ...administrator('erin'), revokedAt: at(5), revokedBy: 'omar' };
      expect(await store.find('id-erin')).toEqual(revoked);
      expect(await store.findByToken('hash-erin-0')).toEqual(revoked);
      expect(await store.add(administrator('erin', 7))).toBe('taken');
    });

    it('lists the oldest first, page by page', async () => {
      const store = await fresh();
      const names = ['a', 'b', 'c', 'd', 'e'];
      for (const [seconds, one] of names.entries()) await store.add(administrator(one, seconds));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list(2, cursor);
        seen.push(...page.administrators.map((one) => one.name));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toEqual(names);
      await expect(store.list(2, 'e30')).rejects.toBeInstanceOf(InvalidCursor);
    });
  });
}
