import { openEmbedded } from '@foldwatch/adapter-embedded';
import {
  mailDecided,
  mailObserved,
  type ActivityEventV1,
  type MailContentV1,
  type MailDecidedV1,
  type MailObservedV1,
} from '@foldwatch/contracts';
import type { Activity, ActivityId } from '@foldwatch/domain';
import { DecideMail, RulesModule, WakeReplies } from '@foldwatch/feature-rules';
import { batchOf } from '@foldwatch/feature-rules/testing';
import {
  EventPublisher,
  PipelineLag,
  type TopicLag,
  type DeliveredEvent,
  type LoggedEvent,
  type OutgoingEvent,
} from '@foldwatch/ports';
import { NestFactory } from '@nestjs/core';
import { RecordActivities, RecordContent, WriterModule, type WriterSettings } from '../src';
import { Bindings } from './bindings';

/** Loses the connection when told to: what is published then raises, as with a broker that went away. */
class BreakablePublisher extends EventPublisher {
  isBroken = false;
  refused = 0;

  constructor(private readonly real: EventPublisher) {
    super();
  }

  override publish(events: readonly OutgoingEvent[]): Promise<void> {
    if (!this.isBroken) return this.real.publish(events);
    this.refused += 1;
    return Promise.reject(new Error('the broker is away'));
  }
}

/** As far behind as a spec has it. */
class GivenLag extends PipelineLag {
  events = 0;
  reads = 0;
  /** How often it is still asked before it is far behind. */
  quietReads = Infinity;

  override async readEach(): Promise<readonly TopicLag[]> {
    if (this.quietReads === 0) this.events = 1_000_000;
    this.quietReads -= 1;
    this.reads += 1;
    return [{ group: 'writer', topic: 'mail.decided', carriesMail: true, events: this.events }];
  }

  override async read(): Promise<number> {
    await this.readEach();
    return this.events;
  }
}

export type Pipeline = Awaited<ReturnType<typeof openPipeline>>;

/** rules and writer over the embedded adapters in memory; events are handed on by hand, so that specs choose what comes twice. */
export async function openPipeline() {
  const adapters = await openEmbedded();
  const publisher = new BreakablePublisher(adapters.eventLog);
  const lag = new GivenLag();
  const ports = { ...adapters, pipelineLag: lag };
  const restarted = (settings: Partial<WriterSettings> = {}) =>
    NestFactory.createApplicationContext(Bindings.over(ports, publisher, [RulesModule, WriterModule], settings), {
      logger: false,
      abortOnError: false,
    });
  const app = await restarted();
  const read = (topic: string): Promise<readonly LoggedEvent[]> =>
    adapters.eventLog.read(topic, undefined, 10_000).then(({ events }) => events);
  const decide = async (...payloads: readonly MailObservedV1[]): Promise<readonly MailDecidedV1[]> => {
    const before = (await read(mailDecided.topic)).length;
    await app.get(DecideMail).execute(batchOf(...payloads));
    return (await read(mailDecided.topic)).slice(before).map(({ payload }) => payload as MailDecidedV1);
  };
  /** Hands rules all that was ever told of activities; gives what it tells again because of that. */
  const wake = async (): Promise<readonly MailObservedV1[]> => {
    const told = (await read('activity.events')).map((event) => ({ ...event, payload: event.payload, attempts: 0 }));
    const before = (await read(mailObserved.topic)).length;
    const events = told as readonly DeliveredEvent<ActivityEventV1>[];
    await app.get(WakeReplies).execute({ events, signal: new AbortController().signal });
    return (await read(mailObserved.topic)).slice(before).map(({ payload }) => payload as MailObservedV1);
  };
  const record = (...decisions: readonly MailDecidedV1[]) => app.get(RecordActivities).execute(batchOf(...decisions));
  return {
    adapters,
    publisher,
    lag,
    app,
    /** Another process over the same store. */
    restarted,
    read,
    decide,
    record,
    wake,
    content: (...payloads: readonly MailContentV1[]) => app.get(RecordContent).execute(batchOf(...payloads)),
    observe: async (...payloads: readonly MailObservedV1[]) => record(...(await decide(...payloads))),
    find: async (id: ActivityId): Promise<Activity | undefined> =>
      (await adapters.activityStore.findMany([id])).get(id),
    /** `sequence type` of each event told of the activity. */
    told: async (): Promise<readonly string[]> =>
      (await read('activity.events')).map(
        ({ type, payload }) => `${(payload as ActivityEventV1).sequence} ${type.replace('activity.', '')}`,
      ),
    close: async (): Promise<void> => {
      await app.close();
      await adapters.close();
    },
  };
}
