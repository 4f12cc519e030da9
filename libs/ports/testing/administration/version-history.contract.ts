import { InvalidCursor, type KeptVersion, type VersionHistory } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const version = (scope: string, number: number, by = 'admin'): KeptVersion => ({
  scope,
  number,
  by,
  at: at(number),
  content: { kind: 'mailbox', options: { track: 'none' }, exclusions: [] },
});

/** What every `VersionHistory` promises. */
export function describeVersionHistory(name: string, open: Open<VersionHistory>): void {
  describe(`VersionHistory: ${name}`, () => {
    const fresh = freshly(open);

    it('gives back what was kept, by scope and number', async () => {
      const history = await fresh();
      const commented = { ...version('mailbox:m1', 1), comment: 'For the fair', restored: 0 };
      await history.keep([commented, version('mailbox:m2', 1)]);
      expect(await history.find('mailbox:m1', 1)).toEqual(commented);
      expect(await history.find('mailbox:m1', 2)).toBeUndefined();
      expect(await history.find('mailbox:m', 1)).toBeUndefined();
    });

    it('leaves what is kept as it is', async () => {
      const history = await fresh();
      await history.keep([version('organization', 1)]);
      await history.keep([version('organization', 1, 'omar'), version('organization', 2)]);
      expect((await history.find('organization', 1))?.by).toBe('admin');
      expect((await history.list('organization', 10)).versions.map(({ number }) => number)).toEqual([2, 1]);
    });

    it('lists the newest first, page by page, of one scope alone', async () => {
      const history = await fresh();
      const numbers = Array.from({ length: 11 }, (_, n) => n);
      await history.keep(numbers.flatMap((n) => [version('team:a', n), version('team:b', n)]));
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await history.list('team:a', 4, cursor);
        seen.push(...page.versions.map(({ number }) => number));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toEqual(numbers.toReversed());
      await expect(history.list('team:a', 4, 'e30')).rejects.toBeInstanceOf(InvalidCursor);
    });
  });
}
