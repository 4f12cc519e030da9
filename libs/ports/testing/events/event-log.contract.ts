import { InvalidCursor, type LoggedEvent } from '@foldwatch/ports';
import { everythingIn, outgoing, sequence, type EventDelivery } from './event-delivery';
import { freshly, type Open } from '../opened';

/** What `EventPublisher` and `EventLogReader` promise together. */
export function describeEventLog(name: string, open: Open<EventDelivery>): void {
  describe(`event log: ${name}`, () => {
    const fresh = freshly(open);

    it('keeps everything that an event says', async () => {
      const { publisher, reader, topics } = await fresh();
      const event = outgoing(topics.one, 'k', 1, { traceparent: '00-trace-01', sequence: 7 });
      await publisher.publish([event]);
      const [logged] = await everythingIn(reader, topics.one);
      expect(logged).toEqual({ ...event, partition: expect.any(Number), offset: expect.any(Number) });
    });

    it('keeps the order of a key, however events are published', async () => {
      const { publisher, reader, topics } = await fresh();
      const keys = Array.from({ length: 20 }, (_, n) => `key-${n}`);
      const events = sequence(topics.one, keys, 30);
      for (let start = 0; start < events.length; start += 70) await publisher.publish(events.slice(start, start + 70));
      const logged = await everythingIn(reader, topics.one);
      expect(logged).toHaveLength(events.length);
      for (const key of keys) {
        const ids = logged.filter((event) => event.key === key).map(({ id }) => id);
        expect(ids).toEqual(events.filter((event) => event.key === key).map(({ id }) => id));
      }
    });

    it('keeps the events of a key in one partition and spreads keys', async () => {
      const { publisher, reader, topics } = await fresh();
      const keys = Array.from({ length: 40 }, (_, n) => `key-${n}`);
      await publisher.publish(sequence(topics.one, keys, 3));
      const logged = await everythingIn(reader, topics.one);
      const places = new Map(keys.map((key) => [key, new Set<number>()]));
      for (const { key, partition } of logged) places.get(key)?.add(partition);
      expect([...places.values()].map(({ size }) => size)).toEqual(keys.map(() => 1));
      expect(new Set(logged.map(({ partition }) => partition)).size).toBeGreaterThan(1);
    });

    it('reads on behind an earlier page, also when more came meanwhile', async () => {
      const { publisher, reader, topics } = await fresh();
      await publisher.publish(sequence(topics.one, ['a', 'b', 'c'], 10));
      const first = await reader.read(topics.one, undefined, 7);
      await publisher.publish(sequence(topics.one, ['d', 'e'], 10));
      const seen = [...first.events];
      for (let after = first.next; ;) {
        const { events, next } = await reader.read(topics.one, after, 7);
        if (events.length === 0) break;
        expect(events.length).toBeLessThanOrEqual(7);
        seen.push(...events);
        after = next;
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(50);
      expect(seen).toHaveLength(50);
    });

    it('reads back from a place, the newest first, page by page to the oldest', async () => {
      const { publisher, reader, topics } = await fresh();
      const keys = ['a', 'b', 'c', 'd', 'e'];
      await publisher.publish(sequence(topics.one, keys, 8));
      const end = await reader.end(topics.one);
      await publisher.publish([outgoing(topics.one, 'a', 99)]);
      const seen: string[] = [];
      for (let before = end; ;) {
        const { events, next } = await reader.readBack(topics.one, before, 7);
        if (events.length === 0) break;
        expect(events.length).toBeLessThanOrEqual(7);
        seen.push(...events.map(({ id }) => id));
        before = next;
      }
      expect(seen).toHaveLength(40);
      for (const key of keys) {
        const ofKey = seen.filter((id) => id.startsWith(key));
        expect(ofKey).toEqual(Array.from({ length: 8 }, (_, n) => `${key}-${7 - n}`));
      }
      const latest = await reader.readBack(topics.one, await reader.end(topics.one), 1);
      expect(latest.events.map(({ id }) => id)).toEqual(['a-99']);
      expect((await reader.read(topics.one, latest.next, 10)).events.map(({ id }) => id)).toEqual(['a-99']);
    });

    it('knows the place behind the newest event', async () => {
      const { publisher, reader, topics } = await fresh();
      await publisher.publish(sequence(topics.one, ['a', 'b', 'c'], 5));
      const end = await reader.end(topics.one);
      expect((await reader.read(topics.one, end, 10)).events).toEqual([]);
      await publisher.publish([outgoing(topics.one, 'a', 6)]);
      expect((await reader.read(topics.one, end, 10)).events).toHaveLength(1);
    });

    it('keeps topics apart', async () => {
      const { publisher, reader, topics } = await fresh();
      await publisher.publish([outgoing(topics.one, 'a', 1), outgoing(topics.two, 'b', 1)]);
      expect((await everythingIn(reader, topics.two)).map(({ id }) => id)).toEqual(['b-1']);
    });

    it('takes many events in one call, and none', async () => {
      const { publisher, reader, topics } = await fresh();
      await publisher.publish([]);
      await publisher.publish(sequence(topics.one, ['a', 'b', 'c', 'd'], 600));
      expect(await everythingIn(reader, topics.one)).toHaveLength(2400);
    });

    it('refuses a place that it never gave', async () => {
      const { reader, topics } = await fresh();
      for (const after of ['x', '1.2', '-1', "' OR 1=1", '9'.repeat(2000)]) {
        await expect(reader.read(topics.one, after, 10)).rejects.toBeInstanceOf(InvalidCursor);
        await expect(reader.readBack(topics.one, after, 10)).rejects.toBeInstanceOf(InvalidCursor);
      }
    });

    it('tells when a topic grows, and stops waiting when told to', async () => {
      const { publisher, reader, topics } = await fresh();
      const stop = new AbortController();
      const grown = reader.grown(topics.one, stop.signal);
      await publisher.publish([outgoing(topics.one, 'a', 1)]);
      await expect(grown).resolves.toBeUndefined();
      const waiting = reader.grown(topics.one, stop.signal);
      stop.abort();
      await expect(waiting).resolves.toBeUndefined();
    });

    it('keeps the newest event of each key of a compacted topic', async () => {
      const { publisher, reader, topics, compact } = await fresh();
      const keys = Array.from({ length: 12 }, (_, n) => `key-${n}`);
      await publisher.publish(sequence(topics.compacted, keys, 40));
      await publisher.publish([outgoing(topics.compacted, 'key-3', 99, { payload: undefined })]);
      await compact();
      await publisher.publish([outgoing(topics.compacted, 'key-5', 100), outgoing(topics.compacted, 'key-5', 101)]);
      await compact();
      const logged = await everythingIn(reader, topics.compacted);
      const newest = newestOf(logged);
      expect(newest.size).toBe(keys.length);
      expect(newest.get('key-3')).toMatchObject({ id: 'key-3-99', payload: undefined });
      expect(newest.get('key-5')?.id).toBe('key-5-101');
      expect(newest.get('key-1')?.id).toBe('key-1-39');
      expect(logged.length).toBeLessThan(480);
      const back = await reader.readBack(topics.compacted, await reader.end(topics.compacted), 500);
      // Between the two the broker may have compacted once more.
      expect(logged).toEqual(expect.arrayContaining([...back.events]));
      expect(newestOf(back.events.toSorted(byPlace))).toEqual(newest);
    });
  });
}

const newestOf = (events: readonly LoggedEvent[]): ReadonlyMap<string, LoggedEvent> =>
  new Map(events.map((event) => [event.key, event]));

const byPlace = (a: LoggedEvent, b: LoggedEvent): number => a.partition - b.partition || a.offset - b.offset;
