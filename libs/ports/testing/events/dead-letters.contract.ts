import { InvalidCursor, type DeadLetterFilter, type DeadLetters, type Death } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const death = (id: string, seconds: number, parts: Partial<Death> = {}): Death => ({
  id,
  group: 'writer',
  event: {
    topic: 'mail.decided',
    partition: 1,
    offset: 7,
    key: 'k',
    id: `event-${id}`,
    type: 'mail.decided',
    version: 1,
    time: at(0),
    correlationId: 'c',
    payload: { subject: 'Offer', nested: [1, null] },
  },
  code: 'unexpected',
  message: 'Error',
  attempts: 5,
  diedAt: at(seconds),
  ...parts,
});

const ofTopic = (topic: string): Partial<Death> => ({ event: { ...death('x', 0).event, topic } });
const replayed = { as: 'replayed', at: at(50), by: 'admin' } as const;
const discarded = { as: 'discarded', at: at(60), by: 'admin' } as const;

const listed = async (letters: DeadLetters, filter: Partial<DeadLetterFilter> = {}): Promise<readonly string[]> =>
  (await letters.list({ limit: 100, ...filter })).letters.map(({ id }) => id);

/** What every `DeadLetters` promises. */
export function describeDeadLetters(name: string, open: Open<DeadLetters>): void {
  describe(`DeadLetters: ${name}`, () => {
    const fresh = freshly(open);

    it('keeps what died, the latest first, as open', async () => {
      const letters = await fresh();
      await letters.record([death('a', 1), death('b', 2)]);
      const kept = { state: 'open', deaths: 1 } as const;
      expect((await letters.list({ limit: 10 })).letters).toEqual([
        { ...death('b', 2), ...kept, firstDiedAt: at(2) },
        { ...death('a', 1), ...kept, firstDiedAt: at(1) },
      ]);
      expect(await letters.find('a')).toEqual({ ...death('a', 1), ...kept, firstDiedAt: at(1) });
      expect(await letters.find('nobody')).toBeUndefined();
    });

    it('keeps one letter without payload', async () => {
      const letters = await fresh();
      const { payload: _, ...event } = death('a', 1).event;
      await letters.record([death('a', 1, { event: { ...event, payload: undefined } })]);
      expect((await letters.find('a'))?.event.payload).toBeUndefined();
    });

    it('remembers who settled what, and when', async () => {
      const letters = await fresh();
      await letters.record([death('a', 1), death('b', 2), death('c', 3)]);
      await letters.settle([death('a', 1), death('nobody', 1)], replayed);
      await letters.settle([death('b', 2)], discarded);
      expect(await letters.find('a')).toMatchObject({ state: 'replayed', settlement: replayed });
      expect(await letters.find('b')).toMatchObject({ state: 'discarded', settlement: discarded });
      expect(await listed(letters, { state: 'open' })).toEqual(['c']);
      expect(await listed(letters, { state: 'replayed' })).toEqual(['a']);
    });

    it('is open again when it dies anew, and says how often it did', async () => {
      const letters = await fresh();
      await letters.record([death('a', 1)]);
      await letters.settle([death('a', 1)], replayed);
      await letters.record([death('a', 70, { code: 'other', attempts: 2 })]);
      expect(await letters.find('a')).toEqual({
        ...death('a', 70, { code: 'other', attempts: 2 }),
        state: 'open',
        firstDiedAt: at(1),
        deaths: 2,
        settlement: replayed,
      });
      expect(await listed(letters)).toEqual(['a']);
    });

    it('does not open what is told again', async () => {
      const letters = await fresh();
      await letters.record([death('a', 5), death('a', 5), death('a', 3)]);
      await letters.settle([death('a', 5)], discarded);
      await letters.record([death('a', 5), death('a', 3)]);
      expect(await letters.find('a')).toMatchObject({ state: 'discarded', deaths: 1, diedAt: at(5) });
    });

    it('leaves open what died anew before it was settled', async () => {
      const letters = await fresh();
      await letters.record([death('a', 1)]);
      await letters.record([death('a', 2)]);
      await letters.settle([death('a', 1)], replayed);
      expect(await letters.find('a')).toMatchObject({ state: 'open', deaths: 2 });
    });

    it.each<{ given: string; filter: Partial<DeadLetterFilter>; expected: readonly string[] }>([
      { given: 'a group', filter: { group: 'rules' }, expected: ['d'] },
      { given: 'a topic', filter: { topic: 'mail.content' }, expected: ['b'] },
      { given: 'a code', filter: { code: 'unreadable-event' }, expected: ['c', 'b'] },
      {
        given: 'everything',
        filter: { state: 'open', group: 'writer', topic: 'mail.decided', code: 'unreadable-event' },
        expected: ['c'],
      },
    ])('lists by $given', async ({ filter, expected }) => {
      const letters = await fresh();
      const unreadable = { code: 'unreadable-event' };
      await letters.record([
        death('a', 1),
        death('b', 2, { ...ofTopic('mail.content'), ...unreadable }),
        death('c', 3, unreadable),
        death('d', 4, { group: 'rules', ...ofTopic('mail.observed') }),
      ]);
      expect(await listed(letters, filter)).toEqual(expected);
    });

    it('pages without gap or repeat, also while what was listed is settled', async () => {
      const letters = await fresh();
      const all = Array.from({ length: 450 }, (_, n) => death(`l${n}`, n % 2));
      await letters.record(all);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await letters.list({ state: 'open', limit: 100, ...(cursor !== undefined && { cursor }) });
        seen.push(...page.letters.map(({ id }) => id));
        await letters.settle(page.letters, discarded);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toHaveLength(450);
      expect(new Set(seen).size).toBe(450);
      expect(await listed(letters, { state: 'open' })).toEqual([]);
    });

    it('removes what is too old, in portions', async () => {
      const letters = await fresh();
      await letters.record(['a', 'b', 'c', 'd'].map((id, n) => death(id, n)));
      expect(await letters.removeBefore(at(3), 2)).toBe(2);
      expect(await letters.removeBefore(at(3), 2)).toBe(1);
      expect(await listed(letters)).toEqual(['d']);
    });

    it('refuses cursors that it never gave', async () => {
      const letters = await fresh();
      await expect(letters.list({ limit: 1, cursor: '!' })).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('puts another event in the place of one, and of nothing that has died again since', async () => {
      const letters = await fresh();
      await letters.record([death('a', 1), death('b', 1)]);
      await letters.record([death('b', 2)]);
      const event = { ...death('a', 1).event, payload: { subject: '' } };
      await letters.rewrite([
        { id: 'a', diedAt: at(1), event },
        { id: 'b', diedAt: at(1), event },
        { id: 'nobody', diedAt: at(1), event },
      ]);
      expect(await letters.find('a')).toMatchObject({ state: 'open', deaths: 1, event: { payload: { subject: '' } } });
      expect((await letters.find('b'))?.event.payload).toEqual(death('b', 1).event.payload);
    });
  });
}
