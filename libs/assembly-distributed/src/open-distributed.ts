import { Logger } from '@nestjs/common';
import { kafkaOptions, openKafka, type KafkaAdapters } from '@foldwatch/adapter-kafka';
import { migrateMongo, mongoOptions, openMongo, type MongoAdapters } from '@foldwatch/adapter-mongo';
import { JsonLogs, untilAvailable, type HealthCheck, type OpenThings } from '@foldwatch/platform';
import { DeliveryWatch, LagWatch, type DeliveryReport } from '@foldwatch/platform-delivery';
import { checkAfterLoss } from './check-after-loss';
import type { DistributedConfig } from './distributed.config';

/** A process that is further behind than this on one partition takes no traffic that others could take. */
const mostEventsBehind = 10_000;

/** What a process over Kafka and MongoDB works with. */
export interface Distributed {
  readonly stores: MongoAdapters;
  readonly log: KafkaAdapters;
  readonly checks: readonly HealthCheck[];
}

/** Whose lag tells of a process's health and is shown in its metrics: of its own groups. */
export interface WatchedGroups {
  readonly service: string;
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/**
 * Opens stores and log, waiting for servers that are not there yet, and sets up what is missing where the environment says so.
 * Everything is closed with `open`.
 */
export async function openDistributed(
  config: DistributedConfig,
  { service, groups }: WatchedGroups,
  open: OpenThings,
): Promise<Distributed> {
  Logger.overrideLogger(new JsonLogs({ level: config.process.FOLDWATCH_LOG_LEVEL, service }));
  const isSettingUp = config.setUp.FOLDWATCH_SET_UP === 'at-start';
  const stores = await openStores(config, isSettingUp);
  open.add(stores, (opened) => opened.close());
  const watch = new DeliveryWatch();
  const closing = new AbortController();
  const options = { ...kafkaOptions(config.kafka), parkedEvents: stores.parkedEvents };
  const report = (said: DeliveryReport): void => {
    watch.note(said);
    if (said.kind !== 'lost') return;
    const { mailboxConfigs: configs, mailboxJobs: jobs } = stores;
    void checkAfterLoss({ configs, jobs, publisher: log.publisher, signal: closing.signal }, said, new Date());
  };
  const log: KafkaAdapters = openKafka({ ...options, delivery: { report } });
  open.add(log, (opened) => opened.close());
  open.add(closing, (controller) => controller.abort());
  if (isSettingUp) await untilAvailable('topics', () => log.createTopics());
  const lag = open.add(new LagWatch(() => lagsOf(log, groups)), (watched) => watched.close());
  watch.measure(() => lag.latest ?? []);
  return { stores, log, checks: checksOf({ stores, watch, lag }) };
}

async function openStores(config: DistributedConfig, isSettingUp: boolean): Promise<MongoAdapters> {
  const options = mongoOptions(config.mongo);
  if (isSettingUp) await untilAvailable('schema', () => migrateMongo(options));
  return untilAvailable('store', () => openMongo(options));
}

const lagsOf = async (log: KafkaAdapters, groups: WatchedGroups['groups']) =>
  (await Promise.all(Object.entries(groups).map(([group, topics]) => log.lag(group, topics)))).flat();

const checksOf = ({
  stores,
  watch,
  lag,
}: {
  readonly stores: MongoAdapters;
  readonly watch: DeliveryWatch;
  readonly lag: LagWatch;
}): readonly HealthCheck[] => [
  { name: 'store', problem: () => storeProblem(stores) },
  { name: 'delivery', problem: () => watch.problem() },
  { name: 'lag', problem: () => lag.problem(mostEventsBehind) },
];

async function storeProblem(stores: MongoAdapters): Promise<string | undefined> {
  try {
    await stores.organizationConfigs.find();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'The store cannot be read.';
  }
}
