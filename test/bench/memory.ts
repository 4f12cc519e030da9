import { setTimeout as wait } from 'node:timers/promises';
import { enableMailbox } from '../product/enable-mailbox';
import { EmbeddedProduct } from '../product/embedded-product';
import { memoryOf } from './process-memory';
import { print } from './report';

/** What the one process takes, sandbox included, a minute after it was ready with two mailboxes enabled. */
export async function benchMemory(): Promise<void> {
  const product = await EmbeddedProduct.create();
  try {
    await product.start();
    await enableMailbox(product, 'erin@contoso.example');
    await enableMailbox(product, 'omar@contoso.example');
    await wait(60_000);
    const { residentMb, peakMb } = memoryOf(product.pid);
    print('memory of the one process, sandbox included, 60 s after ready, two mailboxes (goal: under 250 MB)', [
      { resident: `${residentMb.toFixed(0)} MB`, peak: `${peakMb.toFixed(0)} MB` },
    ]);
  } finally {
    await product.dispose();
  }
}
