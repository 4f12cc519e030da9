import { InvalidCursor, type User, type Users } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const user = (name: string, parts: Partial<User> = {}): User => ({
  id: `id-${name.toLowerCase()}`,
  revision: 1,
  name,
  displayName: name,
  role: 'user',
  isDisabled: false,
  epoch: 1,
  createdAt: at(0),
  createdBy: 'admin',
  modifiedAt: at(0),
  modifiedBy: 'admin',
  ...parts,
});

const identity = { issuer: 'https://id.contoso.example', subject: '4711' };

/** What every `Users` promises. */
export function describeUsers(name: string, open: Open<Users>): void {
  describe(`Users: ${name}`, () => {
    const fresh = freshly(open);

    it('finds a user by id, by name in whatever letters, and by who a provider says it is', async () => {
      const users = await fresh();
      const erin = user('Erin', { identity, systemUserId: 'u-erin', passwordHash: 'hash' });
      expect(await users.replace(erin)).toBe('saved');
      expect(await users.find('id-erin')).toEqual(erin);
      expect(await users.findByName('ERIN')).toEqual(erin);
      expect(await users.findByIdentity(identity)).toEqual(erin);
      expect(await users.find('id-omar')).toBeUndefined();
      expect(await users.findByName('omar')).toBeUndefined();
      expect(await users.findByIdentity({ ...identity, issuer: 'https://other.example' })).toBeUndefined();
    });

    it('lets only the next revision in', async () => {
      const users = await fresh();
      const results: string[] = [];
      for (const revision of [2, 1, 1, 2, 4]) results.push(await users.replace(user('erin', { revision })));
      expect(results).toEqual(['lost', 'saved', 'lost', 'saved', 'lost']);
    });

    it('gives a name to one alone, and an identity, also when two ask at once', async () => {
      const users = await fresh();
      const both = ['a', 'b'].map((id) => users.replace(user(id === 'a' ? 'Erin' : 'erin', { id })));
      expect((await Promise.all(both)).toSorted()).toEqual(['saved', 'taken']);
      expect(await users.replace(user('omar', { identity }))).toBe('saved');
      expect(await users.replace(user('sales', { identity }))).toBe('taken');
      expect(await users.replace(user('sales'))).toBe('saved');
      expect(await users.replace(user('sales', { revision: 2, name: 'OMAR' }))).toBe('taken');
    });

    it('lists by name, those whose names begin in some way, without the removed', async () => {
      const users = await fresh();
      for (const one of ['omar', 'Erin', 'erika', 'sales']) await users.replace(user(one));
      await users.replace(user('erik', { removedAt: at(3) }));
      const listed = async (prefix?: string): Promise<readonly string[]> => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const from = { ...(prefix !== undefined && { prefix }), ...(cursor !== undefined && { cursor }) };
          const page = await users.list({ ...from, limit: 2 });
          seen.push(...page.users.map((one) => one.name));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        return seen;
      };
      expect(await listed()).toEqual(['erika', 'Erin', 'omar', 'sales']);
      expect(await listed('ERI')).toEqual(['erika', 'Erin']);
      expect((await users.findByName('erik'))?.removedAt).toBe(at(3));
      await expect(users.list({ limit: 1, cursor: 'e30' })).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('tells whether there is an administrator who could sign in', async () => {
      const users = await fresh();
      await users.replace(user('erin'));
      await users.replace(user('gone', { role: 'admin', removedAt: at(1) }));
      await users.replace(user('ill', { role: 'admin', isDisabled: true }));
      expect(await users.hasAdmin()).toBe(false);
      await users.replace(user('omar', { role: 'admin' }));
      expect([await users.hasAdmin(), await users.hasAdmin('id-omar')]).toEqual([true, false]);
      await users.replace(user('omar', { role: 'user', revision: 2 }));
      expect(await users.hasAdmin()).toBe(false);
    });
  });
}
