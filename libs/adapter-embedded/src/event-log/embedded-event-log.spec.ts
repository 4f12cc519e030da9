import { topics as contractTopics } from '@foldwatch/contracts';
import {
  describeEventDelivery,
  describeEventLog,
  describePipelineLag,
  type EventDelivery,
  type Open,
  type RunningConsumers,
  type TestConsumer,
} from '@foldwatch/ports/testing';
import { EmbeddedPipelineLag } from './embedded-pipeline-lag';
import { openEmbedded, type EmbeddedAdapters } from '../open-embedded';

const quick = {
  policy: { maxAttempts: 5, pausesMs: [5] },
  outagePauses: { firstMs: 2, maxMs: 8 },
  retryIntervalMs: 5,
};

const open: Open<EventDelivery> = async () => {
  const adapters = await openEmbedded({ transport: quick });
  const { eventLog, offsets, parkedEvents, retention } = adapters;
  const port: EventDelivery = {
    batchLimit: 200,
    topics: { one: 'mail.observed', two: 'mail.decided', compacted: 'activity.state', dead: 'dead.letters' },
    publisher: eventLog,
    reader: eventLog,
    parked: parkedEvents,
    lag: (watched) => new EmbeddedPipelineLag(eventLog.lanes, offsets, watched),
    consume: (consumers) => consume(adapters, consumers),
    async compact() {
      await retention.sweep(new Date(), { decisionRetentionDays: 30 });
    },
  };
  return { port, close: () => adapters.close() };
};

async function consume(adapters: EmbeddedAdapters, consumers: readonly TestConsumer[]): Promise<RunningConsumers> {
  const transport = adapters.openTransport();
  for (const { topic, group, handle } of consumers) transport.addHandler(topic, handle, true, { group });
  await new Promise<void>((resolve, reject) => {
    transport.listen((error) => (error === undefined ? resolve() : reject(error)));
  });
  return { stop: () => transport.close(), crash: () => transport.abandon() };
}

describeEventLog('embedded', open);
describeEventDelivery('embedded', open);
describePipelineLag('embedded', open);

it('has a topic for each contract', async () => {
  const adapters = await openEmbedded();
  expect(adapters.eventLog.lanes.topics.toSorted()).toEqual(Object.keys(contractTopics).toSorted());
  await adapters.close();
});
