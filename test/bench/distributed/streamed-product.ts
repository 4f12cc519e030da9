import { setTimeout as wait } from 'node:timers/promises';
import type { OutgoingEvent } from '@foldwatch/ports';
import { ProductProcess } from '../../product/product-process';
import { adminToken } from '../../product/product';
import { until } from '../../product/until';
import { benchFolderId, observationIn } from '../observations';
import { withAdapters, type BenchServers, type Place } from './bench-servers';
import { mailboxOf, prepareStores } from './hop-inputs';
import { cpuSecondsOf } from './process-cpu';

/** One rate held for a while. */
export interface Stretch {
  readonly rate: number;
  readonly latenciesMs: readonly number[];
  /** Seconds of a processor by process, servers included. */
  readonly cpuPer10k: ReadonlyMap<string, number>;
  readonly busy: ReadonlyMap<string, number>;
}

const tickMs = 20;
const betweenLooksMs = 10;
/** So many messages a second are looked for; looking for each would be the load. */
const looksPerSecond = 10;
const patienceMs = 60_000;

/** rules, writer and gateway over Kafka and MongoDB; what ingest would publish is published here. */
export class StreamedProduct {
  private published = 0;

  private constructor(
    private readonly place: Place,
    private readonly processes: ReadonlyMap<string, readonly ProductProcess[]>,
    private readonly servers: BenchServers,
    private readonly gateway: string,
  ) {}

  static async start(
    servers: BenchServers,
    { partitions, instances }: { readonly partitions: number; readonly instances: number },
  ): Promise<StreamedProduct> {
    const place = await servers.freshPlace(partitions);
    await prepareStores(place);
    const numbers = Array.from({ length: instances }, (_, n) => n);
    const gateway = service('gateway', 0, place);
    const processes = new Map([
      ['rules', numbers.map((n) => service('rules', n, place))],
      ['writer', numbers.map((n) => service('writer', n, place))],
      ['gateway', [gateway]],
    ]);
    const addresses = await Promise.all([...processes.values()].flat().map((one) => one.ready()));
    await until(async () => (await Promise.all(addresses.map(isReady))).every(Boolean), 'the services', patienceMs);
    return new StreamedProduct(place, processes, servers, await gateway.ready());
  }

  /** Publishes at an even rate and waits for the activities that are looked for. */
  stream(rate: number, seconds: number): Promise<Stretch> {
    return withAdapters(this.place, async ({ log }) => {
      const looks: Promise<number>[] = [];
      const [first, before, start] = [this.published, this.cpu(), performance.now()];
      for (let sent = 0; sent < rate * seconds; await wait(tickMs)) {
        const due = Math.min(rate * seconds, Math.ceil(((performance.now() - start) / 1_000) * rate));
        const events = Array.from({ length: due - sent }, (_, n) => this.observation(first + sent + n));
        if (events.length > 0) await log.publisher.publish(events);
        for (const [n, event] of events.entries()) {
          if ((sent + n) % Math.ceil(rate / looksPerSecond) === 0) looks.push(this.lookFor(event, performance.now()));
        }
        sent = due;
      }
      this.published += rate * seconds;
      const latenciesMs = await Promise.all(looks);
      const used = new Map([...this.cpu()].map(([name, value]) => [name, value - (before.get(name) ?? 0)]));
      const took = (performance.now() - start) / 1_000;
      const scaled = (by: number): ReadonlyMap<string, number> =>
        new Map([...used].map(([name, value]) => [name, value * by]));
      return { rate, latenciesMs, cpuPer10k: scaled(10_000 / (rate * seconds)), busy: scaled(100 / took) };
    });
  }

  async end(): Promise<void> {
    await Promise.all([...this.processes.values()].flat().map((one) => one.end('SIGTERM')));
  }

  private observation(n: number): OutgoingEvent {
    return observationIn(benchFolderId, n, mailboxOf(n));
  }

  private async lookFor({ payload }: OutgoingEvent, publishedAt: number): Promise<number> {
    const id = payload !== undefined && 'activityId' in payload ? String(payload.activityId) : '';
    const headers = { authorization: `Bearer ${adminToken}` };
    const isThere = async (): Promise<boolean> =>
      (await fetch(`${this.gateway}/api/v1/activities/${id}`, { headers })).ok;
    await until(isThere, `activity ${id}`, patienceMs, betweenLooksMs);
    return performance.now() - publishedAt;
  }

  private cpu(): ReadonlyMap<string, number> {
    const { kafka, mongo } = this.servers;
    const pids = new Map([...this.processes].map(([name, all]) => [name, all.map(({ pid }) => pid)]));
    pids.set('Kafka', [kafka.pid]).set('MongoDB', [mongo.pid]);
    return new Map(
      [...pids].map(([name, all]) => [name, all.reduce<number>((sum, pid) => sum + cpuSecondsOf(pid), 0)]),
    );
  }
}

function service(app: 'rules' | 'writer' | 'gateway', n: number, place: Place): ProductProcess {
  return new ProductProcess({
    app,
    script: `start:${app}`,
    env: {
      KAFKA_BROKERS: place.brokers.join(','),
      FOLDWATCH_TOPIC_PREFIX: place.prefix,
      MONGODB_URI: place.mongodbUri,
      FOLDWATCH_INSTANCE: `${app}-${n}`,
      FOLDWATCH_ADMIN_TOKEN: adminToken,
      FOLDWATCH_PORT: '0',
      RULES_PORT: '0',
      WRITER_PORT: '0',
    },
  });
}

const isReady = async (address: string): Promise<boolean> =>
  (await fetch(`${address}/health/ready`).catch(() => undefined))?.ok ?? false;
