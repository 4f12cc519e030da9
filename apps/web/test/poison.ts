import type { Product } from '../../../test/product/product';
import { until } from '../../../test/product/until';

/** Has two events put on the log that nobody can read, past every service. */
export async function poison(product: Product): Promise<void> {
  await product.stop();
  const time = new Date().toISOString();
  const poisoned = { topic: 'mail.decided', type: 'mail.decided', version: 1, payload: { subject: 'Dear Erin' } };
  const events = ['poison-1', 'poison-2'].map((id) => ({ ...poisoned, key: id, id, time, correlationId: 'c' }));
  await product.withLog(({ publisher }) => publisher.publish(events));
  await product.start();
  await until(async () => (await product.all('/dead-letters?state=open')).length === 2, 'both dead letters');
}
