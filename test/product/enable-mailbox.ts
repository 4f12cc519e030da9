import type { MailboxView, StepsView } from './api-types';
import type { Product } from './product';

/** Adds a mailbox, tests it and enables it. */
export async function enableMailbox(
  product: Product,
  emailAddress: string,
  kind: 'user' | 'shared' = 'user',
): Promise<MailboxView> {
  const mailbox = await product.call<MailboxView>('POST', '/mailboxes', { emailAddress, kind });
  const { state, steps } = await product.call<StepsView>('POST', `/mailboxes/${mailbox.id}/test-and-enable`);
  if (state !== 'enabled') throw new Error(`${emailAddress} was not enabled: ${JSON.stringify(steps)}`);
  return { ...mailbox, state };
}
