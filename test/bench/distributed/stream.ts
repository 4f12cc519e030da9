import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { DistributedProduct } from '../../product/distributed-product';
import { enableMailbox } from '../../product/enable-mailbox';
import { exchangeEnv } from '../../product/exchange-env';
import { latencies } from '../drag-latency';
import { LiveDrags } from '../live-drags';
import { percentile, print, whole } from '../report';
import { BenchServers } from './bench-servers';
import { StreamedProduct, type Stretch } from './streamed-product';

const seconds = Number(process.env['BENCH_STREAM_SECONDS'] ?? 20);
const rates = [100, 200, 400, 800, 1_600];
const goalMs = 1_000;
const shapes = [
  { partitions: 1, instances: 1 },
  { partitions: 4, instances: 1 },
  { partitions: 4, instances: 4 },
];
const drags = 60;
const address = 'erin@contoso.example';

/** From a publication, and from a drag, to the activity at the API, with every service a process of its own. */
export async function benchStream(): Promise<void> {
  const servers = await BenchServers.start();
  try {
    for (const shape of shapes) await stepUp(servers, shape);
  } finally {
    await servers.dispose();
  }
  await dragThrough();
}

/** Doubles the rate until the goal is missed. */
async function stepUp(servers: BenchServers, shape: (typeof shapes)[number]): Promise<void> {
  const product = await StreamedProduct.start(servers, shape);
  const stretches: Stretch[] = [];
  try {
    await product.stream(rates[0] ?? 0, 5);
    for (const rate of rates) {
      const stretch = await product.stream(rate, seconds);
      stretches.push(stretch);
      if (percentile(stretch.latenciesMs, 0.99) > goalMs) break;
    }
  } finally {
    await product.end();
  }
  print(
    `mail.observed → activity at the API, ${shape.partitions} partitions, ${shape.instances} of rules and writer (goal: p99 under 1 s)`,
    stretches.map(({ rate, latenciesMs, cpuPer10k, busy }) => ({
      'messages/s': rate,
      looks: whole(latenciesMs.length),
      ...latencies(latenciesMs),
      'CPU s per 10,000': describe(cpuPer10k, 1),
      'of a processor, %': describe(busy, 0),
    })),
  );
}

const describe = (byProcess: ReadonlyMap<string, number>, digits: number): string =>
  [...byProcess].map(([name, value]) => `${name} ${value.toFixed(digits)}`).join(', ');

async function dragThrough(): Promise<void> {
  const sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
  const product = await DistributedProduct.create(exchangeEnv(sandbox));
  try {
    await product.start();
    const mailbox = await enableMailbox(product, address);
    const { id: folderId } = sandbox.createFolder(address, 'Inbox/Bench');
    await product.call('POST', `/mailboxes/${mailbox.id}/folder-rules`, { folderId, existing: 'track' });
    const live = new LiveDrags(sandbox, product);
    for (let n = 0; n < drags; n += 1) await live.drag({ name: n < 10 ? 'warm-up' : 'all', address, folderId });
    print('drag → activity at the API, all four services', [{ ...latencies(live.latenciesMs.get('all') ?? []) }]);
  } finally {
    await product.dispose();
    await sandbox.close();
  }
}
