import type { ActivityView } from '../../../test/product/api-types';
import { enableMailbox } from '../../../test/product/enable-mailbox';
import { configure, letOneDie } from '../../../test/product/furnish';
import { letter } from '../../../test/product/letter';
import type { Product } from '../../../test/product/product';
import { until } from '../../../test/product/until';

const erin = 'erin@contoso.example';
const customers = ['Adventure Works', 'Fabrikam', 'Tailspin Toys', 'Trey Research'];

/** What the paths of screens name. */
export interface Furnished {
  readonly mailboxId: string;
  readonly activityId: string;
  readonly accountId: string;
  readonly draftId: string;
}

interface Identified {
  readonly id: string;
}

/** Fills a product and its sandbox until each screen has something to show. */
export async function furnishScreens(product: Product): Promise<Furnished> {
  await letOneDie(product);
  const { id: mailboxId } = await enableMailbox(product, erin);
  await enableMailbox(product, 'omar@contoso.example');
  await product.call('PUT', `/mailboxes/${mailboxId}/options`, { create: 'contact', createMode: 'suggest' });
  const account = await first(product, '/records?table=account&q=adventure');
  for (const name of customers) {
    await product.call('POST', `/mailboxes/${mailboxId}/folder-rules`, {
      folderPath: `Inbox/Customers/${name}`,
      existing: 'track',
      ...(name === customers[0] && { regarding: { table: 'account', id: account.id } }),
    });
  }
  const activity = await until(async () => {
    const found = await product.all<ActivityView>(`/records/account/${account.id}/activities`);
    return found.find(({ content }) => content === 'stored');
  }, 'an activity with its content');
  for (const name of ['anna', 'bert', 'carl']) await deliverFrom(name, product);
  await until(async () => (await product.all('/unknown-senders')).length === 3, 'unknown senders');
  await configure(product, mailboxId);
  await administer(product, mailboxId);
  const draft = await first(product, '/drafts');
  return { mailboxId, activityId: activity.id, accountId: account.id, draftId: draft.id };
}

/** Has a stranger write to a customer's folder. */
async function deliverFrom(name: string, product: Product): Promise<void> {
  const sandbox = /Sandbox Exchange: (http:\/\/[^/]+)/.exec(product.printed)?.[1] ?? '';
  const folder = encodeURIComponent('Inbox/Customers/Tailspin Toys');
  const answer = await fetch(`${sandbox}/sandbox/mailboxes/${erin}/messages?folder=${folder}`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822' },
    body: letter({
      messageId: `<${name}@letters.example>`,
      from: `${name} <${name}@proseware.example>`,
      to: erin,
      subject: `From ${name}`,
    }).toString(),
  });
  if (!answer.ok) throw new Error(`the letter of ${name} was not taken: ${answer.status}`);
}

async function administer(product: Product, mailboxId: string): Promise<void> {
  await product.call('POST', '/users', { name: 'omar@contoso.example', displayName: 'Omar', role: 'user' });
  await product.call('POST', '/api-keys', { name: 'nightly export', scopes: ['activities:read'] });
  await product.call('POST', '/republish', { mailboxId });
  await product.call('POST', '/test-events', { topic: 'activity.events' });
}

async function first(product: Product, path: string): Promise<Identified> {
  const { items } = await product.call<{ readonly items: readonly Identified[] }>('GET', path);
  const [found] = items;
  if (found === undefined) throw new Error(`nothing in ${path}`);
  return found;
}
