import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { enableMailbox } from '../product/enable-mailbox';
import { exchangeEnv } from '../product/exchange-env';
import type { ActivityView } from '../product/api-types';
import { Product } from '../product/product';
import { until } from '../product/until';
import { percentile, print } from './report';

const drags = 300;
const address = 'erin@contoso.example';

const mail = (n: number): Buffer =>
  Buffer.from(
    `Message-ID: <drag-${n}@bench.example>\r\nFrom: bench@fabrikam.example\r\nTo: ${address}\r\nSubject: Drag ${n}\r\n` +
      `Date: Mon, 02 Mar 2026 09:00:00 +0000\r\n\r\nA message of the usual length.\r\n`,
  );

/** From the end of the move in Exchange until the API gives the activity, one drag after the other. */
export async function benchDragLatency(): Promise<void> {
  const sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
  const product = await Product.create(exchangeEnv(sandbox));
  try {
    await product.start();
    const mailbox = await enableMailbox(product, address);
    const { id: folderId } = sandbox.createFolder(address, 'Inbox/Bench');
    await product.call('POST', `/mailboxes/${mailbox.id}/folder-rules`, { folderId, existing: 'track' });
    const latenciesMs: number[] = [];
    for (let n = 0; n < drags; n += 1) {
      const itemId = await sandbox.importMessage(address, 'Inbox', mail(n));
      latenciesMs.push(await dragMs(product, n, () => sandbox.moveItems(address, [itemId], folderId)));
    }
    const row = (share: number): string => `${percentile(latenciesMs, share).toFixed(0)} ms`;
    print('drag → activity visible through the API (goal: p99 under 500 ms)', [
      { drags, p50: row(0.5), p90: row(0.9), p99: row(0.99), max: row(1) },
    ]);
  } finally {
    await product.dispose();
    await sandbox.close();
  }
}

async function dragMs(product: Product, n: number, drag: () => unknown): Promise<number> {
  const query = `/activities?messageId=${encodeURIComponent(`<drag-${n}@bench.example>`)}`;
  const isThere = async (): Promise<boolean> => {
    const { items } = await product.call<{ items: readonly ActivityView[] }>('GET', query);
    return items.length === 1;
  };
  const start = performance.now();
  drag();
  await until(isThere, `drag ${n} to become visible`, 30_000, 2);
  return performance.now() - start;
}
