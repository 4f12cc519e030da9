import { holderKeyOf, InvalidCursor, type OpenSession, type OpenSessions } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const erin = { kind: 'user', userId: 'u-erin', epoch: 1 } as const;
const omar = { kind: 'user', userId: 'u-omar', epoch: 1 } as const;

const session = (id: string, parts: Partial<OpenSession> = {}): OpenSession => ({
  id,
  holder: erin,
  how: 'password',
  openedAt: at(Number(id.replace(/\D/g, '')) || 0),
  usedAt: at(0),
  expiresAt: at(3_600),
  ...parts,
});

/** What every `OpenSessions` promises. */
export function describeOpenSessions(name: string, open: Open<OpenSessions>): void {
  describe(`OpenSessions: ${name}`, () => {
    const fresh = freshly(open);

    it('finds a session until it is ended', async () => {
      const sessions = await fresh();
      const from = { client: 'Firefox', address: '192.0.2.7' };
      await sessions.open(session('s1', from));
      expect(await sessions.find('s1')).toEqual(session('s1', from));
      await sessions.end('s1');
      await sessions.end('s1');
      expect(await sessions.find('s1')).toBeUndefined();
    });

    it('notes the last use, and never brings back what was ended', async () => {
      const sessions = await fresh();
      await sessions.open(session('s1'));
      await sessions.use('s1', at(9));
      expect(await sessions.find('s1')).toEqual(session('s1', { usedAt: at(9) }));
      await sessions.end('s1');
      await sessions.use('s1', at(10));
      expect(await sessions.find('s1')).toBeUndefined();
    });

    it('ends all of one holder, whatever their epochs, and no other', async () => {
      const sessions = await fresh();
      await sessions.open(session('s1'));
      await sessions.open(session('s2', { holder: { ...erin, epoch: 2 } }));
      await sessions.open(session('s3', { holder: omar }));
      await sessions.endAll(holderKeyOf(erin));
      const left = await Promise.all(['s1', 's2', 's3'].map((id) => sessions.find(id)));
      expect(left.map((one) => one?.id)).toEqual([undefined, undefined, 's3']);
    });

    it.each<{ of: string; key: string | undefined; expected: readonly string[] }>([
      { of: 'a holder', key: holderKeyOf(erin), expected: ['s5', 's4', 's3', 's1'] },
      { of: 'all', key: undefined, expected: ['s5', 's4', 's3', 's2', 's1'] },
    ])('lists the newest of $of first, page by page', async ({ key, expected }) => {
      const sessions = await fresh();
      for (const n of [1, 2, 3, 4, 5]) await sessions.open(session(`s${n}`, n === 2 ? { holder: omar } : {}));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await sessions.list(key, 2, cursor);
        seen.push(...page.sessions.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toEqual(expected);
      await expect(sessions.list(key, 2, 'e30')).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('removes what was not used for long, in portions', async () => {
      const sessions = await fresh();
      for (const n of [1, 2, 3]) await sessions.open(session(`s${n}`, { usedAt: at(n) }));
      expect([await sessions.removeUnused(at(3), 1), await sessions.removeUnused(at(3), 9)]).toEqual([1, 1]);
      expect(await sessions.find('s3')).toBeDefined();
      expect(await sessions.removeUnused(at(3), 9)).toBe(0);
    });
  });
}
