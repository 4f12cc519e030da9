import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern } from '@nestjs/microservices';
import {
  StoreUnavailable,
  type ConsumerOptions,
  type EventBatch,
  type Outcome,
  type Outcomes,
  type OutgoingEvent,
} from '@foldwatch/ports';
import { outgoing, until } from '@foldwatch/ports/testing';
import { PassErrorsOn } from '@foldwatch/platform-delivery';
import { openEmbedded, type EmbeddedAdapters } from '../open-embedded';

const seen: string[] = [];
let failures: Error[] = [];

const doneWith = (who: string, batch: EventBatch<unknown>): Outcomes => {
  const failure = failures.shift();
  if (failure !== undefined) throw failure;
  seen.push(...batch.events.map(({ id }) => `${who}:${id}`));
  return batch.events.map((): Outcome => ({ kind: 'done' }));
};

@Controller()
class RulesConsumer {
  @EventPattern('config.changes', { group: 'rules' } satisfies ConsumerOptions)
  handle(batch: EventBatch<unknown>): Promise<Outcomes> {
    return Promise.resolve().then(() => doneWith('rules', batch));
  }
}

@Controller()
class WriterConsumer {
  @EventPattern('config.changes', { group: 'writer' } satisfies ConsumerOptions)
  handle(batch: EventBatch<unknown>): Outcomes {
    return doneWith('writer', batch);
  }
}

@Module({ controllers: [RulesConsumer, WriterConsumer] })
class Consumers {}

@Module({ controllers: [RulesConsumer] })
class OneConsumer {}

const handle = async (): Promise<void> => undefined;

const hint = (n: number): OutgoingEvent => outgoing('config.changes', 'hint', n);

describe('EmbeddedTransport under Nest', () => {
  let adapters: EmbeddedAdapters;

  beforeEach(async () => {
    seen.length = 0;
    failures = [];
    adapters = await openEmbedded({ transport: { outagePauses: { firstMs: 2, maxMs: 4 } } });
  });

  afterEach(() => adapters.close());

  async function started(module: typeof Consumers) {
    const app = await NestFactory.createMicroservice(module, { strategy: adapters.openTransport(), logger: false });
    app.useGlobalFilters(new PassErrorsOn());
    await app.listen();
    return app;
  }

  it('hands each event to the handlers of every group once', async () => {
    const app = await started(Consumers);
    await adapters.eventLog.publish([hint(1), hint(2)]);
    await until(() => seen.length >= 4);
    await app.close();
    expect(seen.toSorted()).toEqual(['rules:hint-1', 'rules:hint-2', 'writer:hint-1', 'writer:hint-2']);
  });

  it('knows an outage that a handler threw for what it is', async () => {
    failures = [new StoreUnavailable('away'), new StoreUnavailable('away')];
    const app = await started(OneConsumer);
    await adapters.eventLog.publish([hint(1)]);
    await until(() => seen.length > 0);
    await app.close();
    expect(seen).toEqual(['rules:hint-1']);
    expect(await adapters.parkedEvents.count('rules')).toBe(0);
  });

  it('tells how far each group is behind', async () => {
    const transport = adapters.openTransport();
    transport.addHandler('config.changes', () => new Promise(() => undefined), true, { group: 'rules' });
    await adapters.eventLog.publish([hint(1), hint(2), hint(3)]);
    transport.listen(() => undefined);
    const behind = transport.lag().filter(({ events }) => events > 0);
    expect(behind).toEqual([{ group: 'rules', topic: 'config.changes', partition: expect.any(Number), events: 3 }]);
    await transport.abandon();
  });

  it('refuses handlers without a group, and two of one group', () => {
    const transport = adapters.openTransport();
    expect(() => transport.addHandler('config.changes', handle, true, {})).toThrow('names no consumer group');
    transport.addHandler('config.changes', handle, true, { group: 'rules' });
    expect(() => transport.addHandler('config.changes', handle, true, { group: 'rules' })).toThrow('two handlers');
  });

  it('does not start for a topic that nobody configured', () => {
    const transport = adapters.openTransport();
    transport.addHandler('no.such.topic', async () => undefined, true, { group: 'rules' });
    const problems: unknown[] = [];
    transport.listen((error) => problems.push(error));
    expect(problems).toEqual([expect.objectContaining({ code: 'unknown-topic' })]);
  });
});
