import { Gate, Recorder, sequence, type EventDelivery } from './event-delivery';
import { freshly, type Open } from '../opened';
import { until } from '../until';

/** What every `PipelineLag` promises. */
export function describePipelineLag(name: string, open: Open<EventDelivery>): void {
  describe(`PipelineLag: ${name}`, () => {
    const fresh = freshly(open);

    it('is nothing where nothing waits, and nothing of what other groups have not taken', async () => {
      const { publisher, topics, lag } = await fresh();
      await publisher.publish(sequence(topics.two, ['a'], 3));
      expect(await lag([{ group: 'rules', topic: topics.one, carriesMail: true }]).read()).toBe(0);
    });

    it('is that of the one partition where the most waits, also of a group that has taken nothing yet', async () => {
      const { publisher, topics, lag } = await fresh();
      const watched = lag([
        { group: 'rules', topic: topics.one, carriesMail: true },
        { group: 'writer', topic: topics.two, carriesMail: true },
      ]);
      await publisher.publish([...sequence(topics.one, ['a'], 3), ...sequence(topics.two, ['b'], 7)]);
      await until(async () => (await watched.read()) === 7);
      expect(await watched.readEach()).toEqual([
        { group: 'rules', topic: topics.one, carriesMail: true, events: 3 },
        { group: 'writer', topic: topics.two, carriesMail: true, events: 7 },
      ]);
    });

    it('slows nobody where no mail passes', async () => {
      const { publisher, topics, lag } = await fresh();
      const watched = lag([
        { group: 'rules', topic: topics.one, carriesMail: true },
        { group: 'ingest', topic: topics.two, carriesMail: false },
      ]);
      await publisher.publish([...sequence(topics.one, ['a'], 2), ...sequence(topics.two, ['b'], 9)]);
      await until(async () => (await watched.readEach()).every(({ events }) => events > 0));
      expect(await watched.read()).toBe(2);
      expect((await watched.readEach()).map(({ events }) => events)).toEqual([2, 9]);
    });

    it('falls as events are taken', async () => {
      const { publisher, consume, topics, lag } = await fresh();
      const watched = lag([{ group: 'rules', topic: topics.one, carriesMail: true }]);
      const gate = new Gate();
      const slow = new Recorder(async () => {
        await gate.passed();
        return { kind: 'done' };
      });
      const running = await consume([{ topic: topics.one, group: 'rules', handle: slow.handle }]);
      await publisher.publish(sequence(topics.one, ['a'], 5));
      await until(async () => (await watched.read()) === 5);
      gate.open();
      await until(async () => (await watched.read()) === 0);
      await running.stop();
    });
  });
}
