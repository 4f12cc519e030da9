import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { enableMailbox } from '../product/enable-mailbox';
import { Product } from '../product/product';
import { print } from './report';

const megabytes = (status: string, name: string): string => {
  const kilobytes = Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
  return `${Math.round(kilobytes / 1_024)} MB`;
};

/** What the one process takes, sandbox included, a minute after it was ready with two mailboxes enabled. */
export async function benchMemory(): Promise<void> {
  const product = await Product.create();
  try {
    await product.start();
    await enableMailbox(product, 'erin@contoso.example');
    await enableMailbox(product, 'omar@contoso.example');
    await wait(60_000);
    const status = readFileSync(`/proc/${product.pid}/status`, 'utf8');
    print('memory of the one process, sandbox included, 60 s after ready, two mailboxes (goal: under 250 MB)', [
      { resident: megabytes(status, 'VmRSS'), peak: megabytes(status, 'VmHWM') },
    ]);
  } finally {
    await product.dispose();
  }
}
