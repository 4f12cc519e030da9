import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { configChanges, mailObserved } from '@foldwatch/contracts';
import { activityId, aPresentObservation, aRecord, aRule, aTree } from '@foldwatch/domain/testing';
import { RulesModule } from '@foldwatch/feature-rules';
import { configured } from '@foldwatch/feature-rules/testing';
import type { OutgoingEvent } from '@foldwatch/ports';
import { until } from '@foldwatch/ports/testing';
import type { INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { Bindings } from '../testing';
import { WriterModule } from './writer.module';

const litware = { table: 'account', id: 'litware', name: 'Litware' };
const request = { kind: 'relink', ruleId: 'r1', ruleVersion: 2, regarding: litware } as const;
const job = { id: 'job-1', mailboxId: 'm-erin', request, createdAt: '2026-03-02T09:00:00.000Z' };

const event = (topic: string, type: string, payload: object): OutgoingEvent => ({
  topic,
  key: 'm-erin',
  id: `${type}-1`,
  type,
  version: 1,
  time: '2026-03-02T08:00:00.000Z',
  correlationId: 'c-1',
  payload,
});

describe('rules and writer as consumers', () => {
  let adapters: EmbeddedAdapters;
  let app: INestMicroservice;

  async function start(): Promise<void> {
    const bindings = Bindings.over(adapters, adapters.eventLog, [RulesModule, WriterModule]);
    const strategy = adapters.openTransport();
    app = await NestFactory.createMicroservice<MicroserviceOptions>(bindings, {
      strategy,
      logger: false,
      abortOnError: false,
    });
    await app.listen();
  }

  beforeEach(async () => {
    adapters = await openEmbedded();
    const { folders } = aTree('f-fabrikam');
    const rules = [aRule({ regarding: { table: 'account', id: 'fabrikam' } })];
    await configured(adapters, { id: 'm-erin', rules, folders });
    await adapters.recordDirectory.putMany([aRecord({ table: 'account', id: 'fabrikam' })]);
    await start();
    await adapters.eventLog.publish([event(mailObserved.topic, mailObserved.type, aPresentObservation())]);
  });
  afterEach(async () => {
    await app.close();
    await adapters.close();
  });

  const regards = async (record: string): Promise<boolean> =>
    (await adapters.activityQueries.find(activityId()))?.regarding?.id === record;

  it('make an activity of an observation, and relink it when a job is announced', async () => {
    await until(() => regards('fabrikam'));
    await adapters.mailboxJobs.add(job);
    const hint = { what: 'job', mailboxId: 'm-erin', jobId: job.id };
    await adapters.eventLog.publish([event(configChanges.topic, configChanges.type, hint)]);
    await until(() => regards('litware'));
    await until(async () => (await adapters.mailboxJobs.find(job.id))?.result !== undefined);
    expect((await adapters.mailboxJobs.find(job.id))?.result).toEqual({ kind: 'done' });
  });

  it('go on with a relink that the process before left unfinished', async () => {
    await until(() => regards('fabrikam'));
    await app.close();
    await adapters.mailboxJobs.add(job);
    await start();
    await until(() => regards('litware'));
    expect((await adapters.activityQueries.find(activityId()))?.history.at(-1)?.reason).toBe('rule-relinked');
  });
});
