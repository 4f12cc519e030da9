import type { ParkedEvent, ParkedEvents } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const parked = (offset: number, seconds: number, parts: Partial<ParkedEvent> = {}): ParkedEvent => ({
  group: 'writer',
  event: {
    topic: 'mail.decided',
    partition: 1,
    offset,
    key: 'k',
    id: `id-${offset}`,
    type: 'mail.decided',
    version: 1,
    time: at(0),
    correlationId: 'c',
    payload: { subject: 'Offer', nested: [1, null] },
  },
  attempts: 1,
  nextTryAt: at(seconds),
  error: { code: 'unexpected', message: 'Error' },
  ...parts,
});

const offsets = (found: readonly ParkedEvent[]): readonly number[] => found.map(({ event }) => event.offset);

/** What every `ParkedEvents` promises. */
export function describeParkedEvents(name: string, open: Open<ParkedEvents>): void {
  describe(`ParkedEvents: ${name}`, () => {
    const fresh = freshly(open);

    it("finds a group's events that are due, with all they say", async () => {
      const events = await fresh();
      await events.park([parked(1, 10), parked(2, 20), parked(3, 30), parked(4, 10, { group: 'rules' })]);
      expect(await events.findDue('writer', new Date(at(20)), 10)).toEqual([parked(1, 10), parked(2, 20)]);
      expect(offsets(await events.findDue('writer', new Date(at(99)), 2))).toEqual([1, 2]);
      expect(await events.findDue('writer', new Date(at(9)), 10)).toEqual([]);
    });

    it('gives back payloads whatever the names of their fields', async () => {
      const events = await fresh();
      const payload = { 'a.b': 1, $set: { $where: null, '': [], 'x\u0000y': 'x\u0000y' }, toString: 'text' };
      const odd = parked(1, 10);
      await events.park([{ ...odd, event: { ...odd.event, payload } }]);
      expect((await events.findDue('writer', new Date(at(20)), 10))[0]?.event.payload).toEqual(payload);
    });

    it('replaces an event that is parked again', async () => {
      const events = await fresh();
      await events.park([parked(1, 10)]);
      await events.park([parked(1, 50, { attempts: 2 })]);
      expect(await events.findDue('writer', new Date(at(20)), 10)).toEqual([]);
      expect(await events.findDue('writer', new Date(at(60)), 10)).toEqual([parked(1, 50, { attempts: 2 })]);
      expect(await events.count('writer')).toBe(1);
    });

    it('removes and counts by group', async () => {
      const events = await fresh();
      await events.park(Array.from({ length: 450 }, (_, n) => parked(n, 1)));
      await events.park([parked(1, 1, { group: 'rules' })]);
      await events.remove(Array.from({ length: 440 }, (_, n) => parked(n, 99)));
      expect(await events.count('writer')).toBe(10);
      expect(await events.count('rules')).toBe(1);
      expect(await events.count('ingest')).toBe(0);
    });
  });
}
