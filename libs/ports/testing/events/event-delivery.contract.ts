import { StoreUnavailable, type Outcome } from '@foldwatch/ports';
import { everythingIn, Gate, outgoing, Recorder, sequence, type EventDelivery } from './event-delivery';
import { freshly, type Open } from '../opened';
import { until } from '../until';

const broken: Outcome = { kind: 'retry', error: new Error('for Erin alone') };
const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted();
const idsOf = (events: readonly { readonly id: string }[]): readonly string[] => events.map(({ id }) => id);

/** What consumers can rely on: at least once, in order per key, failures apart. */
export function describeEventDelivery(name: string, open: Open<EventDelivery>): void {
  describe(`event delivery: ${name}`, () => {
    const fresh = freshly(open);

    it('hands over every event, those of a key in order, in batches of limited size from one partition', async () => {
      const { publisher, consume, topics, batchLimit } = await fresh();
      const events = sequence(topics.one, keys, batchLimit);
      const seen = new Recorder();
      await publisher.publish(events.slice(0, 500));
      const running = await consume([{ topic: topics.one, group: 'rules', handle: seen.handle }]);
      await publisher.publish(events.slice(500));
      await until(() => seen.ids.length >= events.length);
      await running.stop();
      expect(sorted(seen.ids)).toEqual(sorted(idsOf(events)));
      for (const key of keys) expect(seen.idsOf(key)).toEqual(idsOf(events.filter((event) => event.key === key)));
      for (const batch of seen.batches) {
        expect(batch.events.length).toBeLessThanOrEqual(batchLimit);
        expect(new Set(batch.events.map(({ partition }) => partition)).size).toBe(1);
      }
    });

    it('hands over what an event says', async () => {
      const { publisher, consume, topics } = await fresh();
      const event = outgoing(topics.one, 'a', 1, { traceparent: '00-trace-01', sequence: 3 });
      const seen = new Recorder();
      const running = await consume([{ topic: topics.one, group: 'rules', handle: seen.handle }]);
      await publisher.publish([event]);
      await until(() => seen.ids.length > 0);
      await running.stop();
      const { version: _version, sequence: _sequence, ...expected } = event;
      expect(seen.batches[0]?.events).toEqual([
        { ...expected, attempts: 0, partition: expect.any(Number), offset: expect.any(Number) },
      ]);
    });

    it('keeps the trace of an event, and gives each delivery a span of its own', async () => {
      const { publisher, consume, topics } = await fresh();
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      const [rules, writer] = [new Recorder(), new Recorder()];
      const running = await consume([
        { topic: topics.one, group: 'rules', handle: rules.handle },
        { topic: topics.one, group: 'writer', handle: writer.handle },
      ]);
      await publisher.publish([outgoing(topics.one, 'a', 1, { traceparent })]);
      await until(() => rules.ids.length > 0 && writer.ids.length > 0);
      await running.stop();
      const told = [rules, writer].map(({ batches }) => batches[0]?.events[0]?.traceparent);
      expect(new Set([traceparent, ...told]).size).toBe(3);
      for (const one of told) expect(one).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
    });

    it('hands over what was published, whatever becomes of the objects that said it', async () => {
      const { publisher, consume, topics } = await fresh();
      const payload = { what: 'job', mailboxId: 'a', jobId: 'job-1', version: undefined };
      const seen = new Recorder();
      const running = await consume([{ topic: topics.one, group: 'rules', handle: seen.handle }]);
      await publisher.publish([outgoing(topics.one, 'a', 1, { payload })]);
      payload.jobId = 'job-2';
      await until(() => seen.ids.length > 0);
      await running.stop();
      expect(seen.batches[0]?.events[0]?.payload).toStrictEqual({ what: 'job', mailboxId: 'a', jobId: 'job-1' });
    });

    it('hands every event to every group, and a later group begins with the oldest', async () => {
      const { publisher, consume, topics } = await fresh();
      const events = sequence(topics.one, keys, 20);
      const [rules, writer, late] = [new Recorder(), new Recorder(), new Recorder()];
      await publisher.publish(events);
      const first = await consume([
        { topic: topics.one, group: 'rules', handle: rules.handle },
        { topic: topics.one, group: 'writer', handle: writer.handle },
      ]);
      await until(() => rules.ids.length === events.length && writer.ids.length === events.length);
      await first.stop();
      const second = await consume([{ topic: topics.one, group: 'gateway', handle: late.handle }]);
      await until(() => late.ids.length === events.length);
      await second.stop();
      expect(sorted(late.ids)).toEqual(sorted(idsOf(events)));
    });

    it('goes on where the consumer before it stopped, without gap or repeat', async () => {
      const { publisher, consume, topics } = await fresh();
      const events = sequence(topics.one, keys, 50);
      const seen = new Recorder();
      for (let start = 0; start < events.length; start += 100) {
        const running = await consume([{ topic: topics.one, group: 'rules', handle: seen.handle }]);
        await publisher.publish(events.slice(start, start + 100));
        await until(() => seen.ids.length >= start + 60);
        await running.stop();
      }
      const last = await consume([{ topic: topics.one, group: 'rules', handle: seen.handle }]);
      await until(() => seen.ids.length >= events.length);
      await last.stop();
      expect(sorted(seen.ids)).toEqual(sorted(idsOf(events)));
    });

    it('lets a running batch finish before it stops', async () => {
      const { publisher, consume, topics } = await fresh();
      const gate = new Gate();
      const slow = new Recorder(async () => {
        await gate.passed();
        return { kind: 'done' };
      });
      await publisher.publish([outgoing(topics.one, 'a', 1), outgoing(topics.one, 'a', 2)]);
      const running = await consume([{ topic: topics.one, group: 'rules', handle: slow.handle }]);
      await until(() => slow.batches.length === 1);
      const stopped = running.stop();
      gate.open();
      await stopped;
      const next = new Recorder();
      const again = await consume([{ topic: topics.one, group: 'rules', handle: next.handle }]);
      await publisher.publish([outgoing(topics.one, 'a', 3)]);
      await until(() => next.ids.includes('a-3'));
      await again.stop();
      expect([...slow.ids, ...next.ids]).toEqual(['a-1', 'a-2', 'a-3']);
    });

    it('delivers again what was being handled when the process was gone', async () => {
      const { publisher, consume, topics } = await fresh();
      const gate = new Gate();
      const doomed = new Recorder(async ({ id }) => {
        if (id === 'a-3') await gate.passed();
        return { kind: 'done' };
      });
      const running = await consume([{ topic: topics.one, group: 'rules', handle: doomed.handle }]);
      await publisher.publish(sequence(topics.one, ['a'], 3));
      await until(() => doomed.ids.length === 3);
      await publisher.publish(sequence(topics.one, ['a'], 6).slice(3));
      await until(() => doomed.ids.includes('a-3'));
      await running.crash();
      gate.open();
      const next = new Recorder();
      const again = await consume([{ topic: topics.one, group: 'rules', handle: next.handle }]);
      await until(() => next.ids.includes('a-5'));
      await again.stop();
      expect(next.ids.slice(-3)).toEqual(['a-3', 'a-4', 'a-5']);
      expect(next.batches.every(({ events }) => events.every(({ attempts }) => attempts === 0))).toBe(true);
    });

    it('parks an event that fails alone, lets its neighbours pass, and tries it again', async () => {
      const { publisher, consume, topics, parked } = await fresh();
      const attempts: number[] = [];
      const seen = new Recorder((event) => {
        if (event.id !== 'a-1') return { kind: 'done' };
        attempts.push(event.attempts);
        return attempts.length < 3 ? broken : { kind: 'done' };
      });
      const running = await consume([{ topic: topics.one, group: 'rules', handle: seen.handle }]);
      await publisher.publish(sequence(topics.one, ['a'], 5));
      await until(async () => attempts.length === 3 && (await parked.count('rules')) === 0);
      await running.stop();
      expect(attempts).toEqual([0, 1, 2]);
      expect(seen.ids.filter((id) => id !== 'a-1')).toEqual(['a-0', 'a-2', 'a-3', 'a-4']);
    });

    it('parks an event without counting when the handler says that it met an outage', async () => {
      const { publisher, consume, topics, parked } = await fresh();
      const attempts: number[] = [];
      const seen = new Recorder((event) => {
        attempts.push(event.attempts);
        return attempts.length < 8 ? { kind: 'retry', error: new StoreUnavailable('away') } : { kind: 'done' };
      });
      const running = await consume([{ topic: topics.one, group: 'rules', handle: seen.handle }]);
      await publisher.publish([outgoing(topics.one, 'a', 1)]);
      await until(async () => attempts.length >= 8 && (await parked.count('rules')) === 0);
      await running.stop();
      expect(attempts).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    });

    it('gives a parked event to the process that follows', async () => {
      const { publisher, consume, topics, parked } = await fresh();
      const failing = new Recorder(() => broken);
      const first = await consume([{ topic: topics.one, group: 'rules', handle: failing.handle }]);
      await publisher.publish([outgoing(topics.one, 'a', 1)]);
      await until(async () => (await parked.count('rules')) === 1);
      await first.crash();
      const healed = new Recorder();
      const second = await consume([{ topic: topics.one, group: 'rules', handle: healed.handle }]);
      await until(async () => healed.ids.includes('a-1') && (await parked.count('rules')) === 0);
      await second.stop();
      // A log that had not noted the parking may hand the event over a second time, as new.
      expect(healed.batches.some(({ events }) => events.some(({ attempts }) => attempts > 0))).toBe(true);
    });

    it('sends an event to the dead letters after five tries, with cause and origin and nothing personal', async () => {
      const { publisher, reader, consume, topics, parked } = await fresh();
      const seen = new Recorder(() => broken);
      const running = await consume([{ topic: topics.one, group: 'rules', handle: seen.handle }]);
      await publisher.publish([outgoing(topics.one, 'a', 1)]);
      await until(async () => (await everythingIn(reader, topics.dead)).length > 0);
      await until(async () => (await parked.count('rules')) === 0);
      await running.stop();
      expect(seen.batches.flatMap(({ events }) => events.map(({ attempts }) => attempts))).toEqual([0, 1, 2, 3, 4]);
      const [letter] = await everythingIn(reader, topics.dead);
      expect(letter).toMatchObject({ type: 'dead.letter', key: 'a', correlationId: 'correlation-1' });
      expect(letter?.payload).toMatchObject({
        group: 'rules',
        topic: topics.one,
        eventId: 'a-1',
        eventType: 'config.changed',
        code: 'unexpected',
        attempts: 5,
        event: outgoing(topics.one, 'a', 1).payload,
      });
      expect(JSON.stringify(letter)).not.toContain('Erin');
    });

    it('sends what the handler calls dead to the dead letters at once', async () => {
      const { publisher, reader, consume, topics } = await fresh();
      const seen = new Recorder(({ id }) =>
        id === 'a-1' ? { kind: 'dead', error: new Error('hopeless') } : { kind: 'done' },
      );
      const running = await consume([{ topic: topics.one, group: 'rules', handle: seen.handle }]);
      await publisher.publish(sequence(topics.one, ['a'], 3));
      await until(async () => (await everythingIn(reader, topics.dead)).length > 0 && seen.ids.length >= 3);
      await running.stop();
      expect(seen.ids).toEqual(['a-0', 'a-1', 'a-2']);
      expect((await everythingIn(reader, topics.dead))[0]?.payload).toMatchObject({ eventId: 'a-1', attempts: 1 });
    });

    it('tries each event alone when the handler throws, so that only the culprit waits', async () => {
      const { publisher, consume, topics, parked } = await fresh();
      const finished = new Set<string>();
      const seen = new Recorder();
      const handle = new Recorder((event) => {
        if (event.id === 'a-2') throw new Error('poison');
        finished.add(event.id);
        return { kind: 'done' };
      });
      await publisher.publish(sequence(topics.one, ['a'], 6));
      const running = await consume([{ topic: topics.one, group: 'rules', handle: handle.handle }]);
      await until(async () => finished.size === 5 && (await parked.count('rules')) === 1);
      await running.crash();
      expect([...finished].toSorted()).toEqual(['a-0', 'a-1', 'a-3', 'a-4', 'a-5']);
      const next = await consume([{ topic: topics.one, group: 'rules', handle: seen.handle }]);
      await until(async () => seen.ids.includes('a-2') && (await parked.count('rules')) === 0);
      await next.stop();
    });

    it('treats a handler that forgets an outcome as one that throws', async () => {
      const { publisher, consume, topics, parked } = await fresh();
      const seen = new Recorder();
      const handle: Recorder['handle'] = async (batch) => {
        const outcomes = await seen.handle(batch);
        return batch.events.length > 1 ? outcomes.slice(1) : outcomes;
      };
      await publisher.publish(sequence(topics.one, ['a'], 3));
      const running = await consume([{ topic: topics.one, group: 'rules', handle }]);
      await until(() => seen.batches.filter(({ events }) => events.length === 1).length >= 3);
      await running.stop();
      expect(await parked.count('rules')).toBe(0);
    });

    it('delivers the same events again after an outage, in order and without counting it', async () => {
      const { publisher, reader, consume, topics, parked } = await fresh();
      let outages = 0;
      const seen = new Recorder((event) => {
        if (event.id === 'a-2' && outages < 8) {
          outages += 1;
          throw new StoreUnavailable('away');
        }
        return { kind: 'done' };
      });
      const running = await consume([{ topic: topics.one, group: 'rules', handle: seen.handle }]);
      await publisher.publish(sequence(topics.one, ['a'], 5));
      await until(() => seen.ids.includes('a-4') && outages === 8 && seen.ids.at(-1) === 'a-4');
      await running.stop();
      expect(seen.batches.flatMap(({ events }) => events.map(({ attempts }) => attempts))).not.toContain(1);
      expect(await parked.count('rules')).toBe(0);
      expect(await everythingIn(reader, topics.dead)).toEqual([]);
      expect(seen.ids.slice(seen.ids.lastIndexOf('a-2'))).toEqual(['a-2', 'a-3', 'a-4']);
    });

    it('sends what no contract knows to the dead letters and hands over the rest', async () => {
      const { publisher, reader, consume, topics } = await fresh();
      const seen = new Recorder();
      const running = await consume([{ topic: topics.one, group: 'rules', handle: seen.handle }]);
      await publisher.publish([
        outgoing(topics.one, 'a', 0),
        outgoing(topics.one, 'a', 1, { type: 'nobody.knows' }),
        outgoing(topics.one, 'a', 2, { version: 99 }),
        outgoing(topics.one, 'a', 3, { payload: { what: 'Erin' } }),
        outgoing(topics.one, 'a', 4),
      ]);
      await until(async () => (await everythingIn(reader, topics.dead)).length === 3 && seen.ids.length === 2);
      await running.stop();
      expect(seen.ids).toEqual(['a-0', 'a-4']);
      const letters = (await everythingIn(reader, topics.dead)).map(({ payload }) => payload);
      expect(letters).toContainEqual(expect.objectContaining({ eventId: 'a-1', code: 'unreadable-event' }));
    });

    it('lets a slow handler hold up nobody else', async () => {
      const { publisher, consume, topics } = await fresh();
      const gate = new Gate();
      const slow = new Recorder(async () => {
        await gate.passed();
        return { kind: 'done' };
      });
      const [otherGroup, otherTopic] = [new Recorder(), new Recorder()];
      const running = await consume([
        { topic: topics.one, group: 'rules', handle: slow.handle },
        { topic: topics.one, group: 'writer', handle: otherGroup.handle },
        { topic: topics.two, group: 'rules', handle: otherTopic.handle },
      ]);
      await publisher.publish(sequence(topics.one, keys, 10));
      await publisher.publish(sequence(topics.two, keys, 10));
      await until(() => otherGroup.ids.length === 60 && otherTopic.ids.length === 60);
      gate.open();
      await until(() => slow.ids.length === 60);
      await running.stop();
    });

    it('hands over a tombstone as an event without payload', async () => {
      const { publisher, consume, topics } = await fresh();
      const seen = new Recorder();
      const running = await consume([{ topic: topics.compacted, group: 'gateway', handle: seen.handle }]);
      await publisher.publish([outgoing(topics.compacted, 'a', 1, { payload: undefined })]);
      await until(() => seen.ids.length === 1);
      await running.stop();
      expect(seen.batches[0]?.events[0]?.payload).toBeUndefined();
    });
  });
}
