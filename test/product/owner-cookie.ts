import type { Product } from './product';

/** The cookie of a browser in which the owner of a mailbox has signed in by a link. */
export async function ownerCookie(product: Product, mailboxId: string): Promise<string> {
  const { path } = await product.call<{ path: string }>('POST', `/mailboxes/${mailboxId}/session-links`);
  const { headers } = await fetch(`${product.address}${path}`, { redirect: 'manual' });
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}
