import { openEmbedded } from '@foldwatch/adapter-embedded';
import { openMongo } from '@foldwatch/adapter-mongo';
import { openKafka } from '@foldwatch/adapter-kafka';
import { mongo as driver } from 'mongoose';
import { openBrokers, type Brokers } from '../servers/brokers';
import { mongoForTests, type MongoForTests } from '../servers/mongo-for-tests';
import { adminToken, Product, type ProductLog, type ProductStores } from './product';
import { ProductProcess } from './product-process';
import { until } from './until';

export const services = ['ingest', 'rules', 'writer', 'gateway'] as const;
export type Service = (typeof services)[number];

/** Where the services find Kafka and MongoDB. */
export interface Servers {
  readonly brokers: Pick<Brokers, 'addresses' | 'prefix'>;
  readonly mongodbUri: string;
}

interface Member {
  readonly service: Service;
  readonly instance: string;
  process: ProductProcess;
}

/** Processes of each service over Kafka and MongoDB. */
export class DistributedProduct extends Product {
  private members: Member[] = [];
  private base = '';

  private constructor(
    private readonly servers: Servers,
    private readonly env: Readonly<Record<string, string>>,
    private readonly instances: Readonly<Record<Service, number>>,
    private readonly closeServers: () => Promise<void>,
  ) {
    super();
  }

  /** Over servers of its own, with topics and a database of its own. */
  static async create(env: Readonly<Record<string, string>>): Promise<DistributedProduct> {
    const [brokers, mongo]: [Brokers, MongoForTests] = await Promise.all([openBrokers(), mongoForTests()]);
    const servers = { brokers, mongodbUri: mongo.freshUri() };
    return new DistributedProduct(servers, env, evenly(1), async () => {
      await Promise.all([brokers.close(), mongo.dispose()]);
    });
  }

  /** With so many of each service, over servers that are another's to end. */
  static over(servers: Servers, env: Readonly<Record<string, string>>, instances: number): DistributedProduct {
    return new DistributedProduct(servers, env, evenly(instances), () => Promise.resolve());
  }

  override async start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    this.spawn(env);
    await this.ready();
  }

  override spawn(env: Readonly<Record<string, string>> = {}): void {
    this.members = services.flatMap((service) =>
      Array.from({ length: this.instances[service] }, (_, n) => {
        const instance = `${service}-${n + 1}`;
        return { service, instance, process: this.begin(service, instance, env) };
      }),
    );
  }

  /** Resolves when every process is a member of its group and has caught up. */
  async ready(): Promise<void> {
    const addresses = await Promise.all(this.members.map(({ process }) => process.ready()));
    this.base = addresses[this.members.findIndex(({ service }) => service === 'gateway')] ?? '';
    await until(async () => (await Promise.all(addresses.map(isReady))).every(Boolean), 'every service to be ready');
  }

  /** Events that the service's group has not taken, as one of its processes tells. */
  async lagOf(service: Service): Promise<number> {
    const member = this.members.find((one) => one.service === service);
    const text = await (await fetch(`${await member?.process.ready()}/metrics`)).text();
    const lags = text.split('\n').filter((line) => line.startsWith('foldwatch_consumer_lag_events{'));
    return lags.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  get instanceNames(): readonly string[] {
    return this.members.map(({ instance }) => instance);
  }

  /** Ends one process; `beginInstance` begins it again. */
  async endInstance(instance: string, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | NodeJS.Signals> {
    return this.member(instance).process.end(signal);
  }

  /** One more of a service; `ready` waits for it too. */
  addInstance(service: Service): string {
    const instance = `${service}-${this.members.length + 1}`;
    this.members.push({ service, instance, process: this.begin(service, instance, {}) });
    return instance;
  }

  /** Ends one for good, as an operator does. */
  async removeInstance(instance: string): Promise<number | NodeJS.Signals> {
    const { process } = this.member(instance);
    this.members = this.members.filter((one) => one.instance !== instance);
    return process.end('SIGTERM');
  }

  /** Does not wait until it is ready. */
  beginInstance(instance: string): void {
    const member = this.member(instance);
    member.process = this.begin(member.service, instance, {});
  }

  override get printed(): string {
    return this.members.map(({ process }) => process.printed).join('');
  }

  override get address(): string {
    return this.base;
  }

  /** When one process has ended by itself the others are killed, as if all had been on one machine. */
  override async ended(): Promise<number | NodeJS.Signals> {
    const end = (): number | NodeJS.Signals | undefined =>
      this.members.map(({ process }) => process.exitCode).find((code) => code !== undefined);
    await until(() => end() !== undefined, 'a process to end');
    const code = end() ?? 0;
    await this.kill();
    return code;
  }

  override async kill(): Promise<void> {
    await Promise.all(this.members.map(({ process }) => process.end('SIGKILL')));
  }

  override async stop(): Promise<number | NodeJS.Signals> {
    const ends = await Promise.all(this.members.map(({ process }) => process.end('SIGTERM')));
    return ends.find((code) => code !== 0) ?? 0;
  }

  override async withLog<T>(use: (log: ProductLog) => Promise<T>): Promise<T> {
    const { addresses: brokers, prefix } = this.servers.brokers;
    const { parkedEvents, close } = await openEmbedded();
    const log = openKafka({ brokers, prefix, instance: 'spec', parkedEvents });
    try {
      return await use(log);
    } finally {
      await log.close();
      await close();
    }
  }

  override async withStores<T>(use: (stores: ProductStores) => Promise<T>): Promise<T> {
    const stores = await openMongo({ uri: this.servers.mongodbUri });
    try {
      return await use(stores);
    } finally {
      await stores.close();
    }
  }

  override async stored(): Promise<string> {
    const { database, close } = await openMongo({ uri: this.servers.mongodbUri });
    try {
      const collections = await database.db.listCollections().toArray();
      const rows = collections.map(({ name }) => database.db.collection(name).find().toArray());
      return JSON.stringify(await Promise.all(rows), (_, value: unknown) =>
        value instanceof driver.Binary ? Buffer.from(value.buffer).toString('latin1') : value,
      );
    } finally {
      await close();
    }
  }

  override async dispose(): Promise<void> {
    await this.kill();
    await this.closeServers();
  }

  private member(instance: string): Member {
    const member = this.members.find((one) => one.instance === instance);
    if (member === undefined) throw new Error(`there is no ${instance}`);
    return member;
  }

  private begin(service: Service, instance: string, env: Readonly<Record<string, string>>): ProductProcess {
    const { brokers, mongodbUri } = this.servers;
    return new ProductProcess({
      app: service,
      script: `start:${service}`,
      env: {
        KAFKA_BROKERS: brokers.addresses.join(','),
        FOLDWATCH_TOPIC_PREFIX: brokers.prefix,
        MONGODB_URI: mongodbUri,
        FOLDWATCH_INSTANCE: instance,
        KAFKA_SESSION_TIMEOUT_MS: '3000',
        FOLDWATCH_ADMIN_TOKEN: adminToken,
        FOLDWATCH_PORT: '0',
        INGEST_PORT: '0',
        RULES_PORT: '0',
        WRITER_PORT: '0',
        ...this.env,
        ...env,
      },
    });
  }
}

const evenly = (count: number): Readonly<Record<Service, number>> => ({
  ingest: count,
  rules: count,
  writer: count,
  gateway: count,
});

async function isReady(address: string): Promise<boolean> {
  const response = await fetch(`${address}/health/ready`).catch(() => undefined);
  return response?.ok ?? false;
}
