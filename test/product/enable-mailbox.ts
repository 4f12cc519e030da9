import type { MailboxView } from './api-types';
import type { Product } from './product';
import { until } from './until';

interface TestView {
  readonly id: string;
  readonly state: string;
  readonly steps: readonly object[];
  readonly mailboxState: MailboxView['state'];
}

const goesOn = new Set(['waiting', 'running']);

/** Adds a mailbox, tests it and enables it. */
export async function enableMailbox(
  product: Product,
  emailAddress: string,
  kind: 'user' | 'shared' = 'user',
): Promise<MailboxView> {
  const mailbox = await product.call<MailboxView>('POST', '/mailboxes', { emailAddress, kind });
  const state = await testAndEnable(product, mailbox.id);
  return { ...mailbox, state };
}

/** However long that takes: who asks for a test and its end in one call is sent away after half a minute. */
export async function testAndEnable(product: Product, mailboxId: string): Promise<MailboxView['state']> {
  const tests = `/mailboxes/${mailboxId}/tests`;
  const { id } = await product.call<TestView>('POST', tests);
  const over = await until(async () => {
    const test = await product.call<TestView>('GET', `${tests}/${id}`);
    return !goesOn.has(test.state) && test;
  }, 'the test of a mailbox to be over');
  if (over.mailboxState === 'enabled') return over.mailboxState;
  throw new Error(`${mailboxId} was not enabled: ${JSON.stringify(over.steps)}`);
}
