import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { enableMailbox } from '../product/enable-mailbox';
import { exchangeEnv } from '../product/exchange-env';
import { EmbeddedProduct } from '../product/embedded-product';
import { LiveDrags } from './live-drags';
import { percentile, print } from './report';

const warmUp = 20;
const drags = 300;
const address = 'erin@contoso.example';

/** From the end of the move in Exchange until the API gives the activity, one drag after the other. */
export async function benchDragLatency(): Promise<void> {
  const sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
  const product = await EmbeddedProduct.create(exchangeEnv(sandbox));
  try {
    await product.start();
    const mailbox = await enableMailbox(product, address);
    const { id: folderId } = sandbox.createFolder(address, 'Inbox/Bench');
    await product.call('POST', `/mailboxes/${mailbox.id}/folder-rules`, { folderId, existing: 'track' });
    const live = new LiveDrags(sandbox, product);
    for (let n = 0; n < warmUp; n += 1) await live.drag({ name: 'warm-up', address, folderId });
    for (let n = 0; n < drags; n += 1) await live.drag({ name: 'all', address, folderId });
    print('drag → activity visible through the API (goal: p99 under 500 ms)', [
      { drags, ...latencies(live.latenciesMs.get('all') ?? []) },
    ]);
  } finally {
    await product.dispose();
    await sandbox.close();
  }
}

export function latencies(latenciesMs: readonly number[]): Readonly<Record<string, string>> {
  const shown = (share: number): string => `${percentile(latenciesMs, share).toFixed(0)} ms`;
  return { p50: shown(0.5), p90: shown(0.9), p99: shown(0.99), max: shown(1) };
}
