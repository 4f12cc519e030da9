import type { SignInLink, SignInLinks } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const link = (id: string, parts: Partial<SignInLink> = {}): SignInLink => ({
  id,
  holder: { kind: 'user', userId: 'u-erin', epoch: 1 },
  expiresAt: at(900),
  ...parts,
});

/** What every `SignInLinks` promises. */
export function describeSignInLinks(name: string, open: Open<SignInLinks>): void {
  describe(`SignInLinks: ${name}`, () => {
    const fresh = freshly(open);

    it('gives a link once, as it was kept', async () => {
      const links = await fresh();
      const owner = link('l2', { holder: { kind: 'mailbox', mailboxId: 'm-omar' } });
      await links.keep(link('l1'));
      await links.keep(owner);
      expect(await links.take('l2')).toEqual(owner);
      expect(await links.take('l2')).toBeUndefined();
      expect(await links.take('l1')).toEqual(link('l1'));
      expect(await links.take('guessed')).toBeUndefined();
    });

    it('gives it to one of those who come with it at once', async () => {
      const links = await fresh();
      await links.keep(link('l1'));
      const taken = await Promise.all([1, 2, 3, 4].map(() => links.take('l1')));
      expect(taken.filter((one) => one !== undefined)).toEqual([link('l1')]);
    });

    it('removes what has expired, in portions', async () => {
      const links = await fresh();
      for (const n of [1, 2, 3]) await links.keep(link(`l${n}`, { expiresAt: at(n) }));
      expect([await links.removeExpired(at(3), 1), await links.removeExpired(at(3), 9)]).toEqual([1, 1]);
      expect(await links.removeExpired(at(3), 9)).toBe(0);
      expect(await links.take('l3')).toBeDefined();
    });
  });
}
