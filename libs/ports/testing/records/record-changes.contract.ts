import type { NotedChange, RecordChanges } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const address = (text: string, seconds: number): NotedChange => ({
  subject: { kind: 'address', address: text },
  notedAt: at(seconds),
});

const merged = (id: string, seconds: number): NotedChange => ({
  subject: { kind: 'merged', record: { table: 'contact', id } },
  notedAt: at(seconds),
});

const shared = (id: string, seconds: number): NotedChange => ({
  subject: { kind: 'shared', record: { table: 'contact', id } },
  notedAt: at(seconds),
});

/** What every `RecordChanges` promises. */
export function describeRecordChanges(name: string, open: Open<RecordChanges>): void {
  describe(`RecordChanges: ${name}`, () => {
    const fresh = freshly(open);

    it('gives what was noted, the oldest first', async () => {
      const changes = await fresh();
      expect(await changes.oldest(5)).toEqual([]);
      await changes.note([address('b@fabrikam.example', 2), merged('c', 1), address('a@fabrikam.example', 3)]);
      await changes.note([]);
      const noted = [merged('c', 1), address('b@fabrikam.example', 2), address('a@fabrikam.example', 3)];
      expect(await changes.oldest(5)).toEqual(noted);
      expect(await changes.oldest(2)).toEqual(noted.slice(0, 2));
    });

    it('keeps each once, by the last time that it was noted', async () => {
      const changes = await fresh();
      await changes.note([merged('c', 1), merged('c', 1), address('a@fabrikam.example', 2)]);
      await changes.note([merged('c', 3)]);
      expect(await changes.oldest(5)).toEqual([address('a@fabrikam.example', 2), merged('c', 3)]);
    });

    it('tells what became of a record apart', async () => {
      const changes = await fresh();
      await changes.note([merged('c', 1), shared('c', 2), shared('d', 3)]);
      await changes.forget([shared('c', 2)]);
      expect(await changes.oldest(5)).toEqual([merged('c', 1), shared('d', 3)]);
    });

    it('forgets what is told, unless it was noted anew', async () => {
      const changes = await fresh();
      await changes.note([address('a@fabrikam.example', 1), address('b@fabrikam.example', 1), merged('c', 1)]);
      const read = await changes.oldest(5);
      await changes.note([address('b@fabrikam.example', 2)]);
      await changes.forget(read);
      await changes.forget([]);
      expect(await changes.oldest(5)).toEqual([address('b@fabrikam.example', 2)]);
    });

    it('tells addresses apart however long and odd they are, and takes thousands at once', async () => {
      const changes = await fresh();
      const long = 'x'.repeat(300);
      const odd = [`${long}1@fabrikam.example`, `${long}2@fabrikam.example`, '$a.b@c', '#@d', 'merged@e'];
      const many = Array.from({ length: 1_500 }, (_, n) => `n${n}@fabrikam.example`);
      await changes.note([...odd, ...many].map((one) => address(one, 1)));
      expect(await changes.oldest(2_000)).toHaveLength(odd.length + many.length);
    });
  });
}
