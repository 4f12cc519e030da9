import { InvalidCursor, type Draft, type Drafts } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const draft = (id: string, revision = 1, parts: Partial<Draft> = {}): Draft => ({
  id,
  revision,
  changes: { organization: { onDelete: 'untrack' } },
  base: { organization: 3 },
  createdBy: 'admin',
  createdAt: at(Number(id.replace(/\D/g, '')) || 0),
  modifiedBy: 'admin',
  modifiedAt: at(revision),
  ...parts,
});

/** What every `Drafts` promises. */
export function describeDrafts(name: string, open: Open<Drafts>): void {
  describe(`Drafts: ${name}`, () => {
    const fresh = freshly(open);

    it('gives back what was saved until it is removed', async () => {
      const drafts = await fresh();
      expect(await drafts.replace(draft('d1'))).toBe('saved');
      expect(await drafts.find('d1')).toEqual(draft('d1'));
      expect(await drafts.remove('d1')).toBe(true);
      expect(await drafts.remove('d1')).toBe(false);
      expect(await drafts.find('d1')).toBeUndefined();
    });

    it('lets only the next revision in', async () => {
      const drafts = await fresh();
      const results: string[] = [];
      for (const revision of [2, 1, 1, 2, 4]) results.push(await drafts.replace(draft('d1', revision)));
      expect(results).toEqual(['lost', 'saved', 'lost', 'saved', 'lost']);
    });

    it('lists the newest first, of all or of some mailboxes, page by page', async () => {
      const drafts = await fresh();
      for (const n of [1, 2, 3, 4, 5])
        await drafts.replace(draft(`d${n}`, 1, n % 2 === 0 ? { mailboxId: `m${n}` } : {}));
      const listed = async (mailboxIds?: readonly string[]): Promise<readonly string[]> => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const from = { ...(mailboxIds !== undefined && { mailboxIds }), ...(cursor !== undefined && { cursor }) };
          const page = await drafts.list({ ...from, limit: 2 });
          seen.push(...page.drafts.map(({ id }) => id));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        return seen;
      };
      expect(await listed()).toEqual(['d5', 'd4', 'd3', 'd2', 'd1']);
      expect(await listed(['m2'])).toEqual(['d2']);
      expect(await listed(['m2', 'm4', 'm9'])).toEqual(['d4', 'd2']);
      await expect(drafts.list({ limit: 1, cursor: 'e30' })).rejects.toBeInstanceOf(InvalidCursor);
    });
  });
}
