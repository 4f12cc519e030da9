import type { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { DeadLetterView } from './api-types';
import type { Product } from './product';
import { messageIdOf, TrackedMailbox } from './tracked-mailbox';
import { until } from './until';

const accounts = ['litware', 'wingtip', 'tailspin'].map((name) => ({
  table: 'account',
  id: `a-${name}`,
  name,
  emailAddresses: [`info@${name}.example`],
}));

const mails = 12;

/** Fills a running product until its lists have members of nearly every kind. Gives the mailbox of Erin. */
export async function furnish(sandbox: SandboxExchange, product: Product): Promise<TrackedMailbox> {
  await product.call('PUT', '/records', accounts);
  await letOneDie(product);
  const erin = await TrackedMailbox.enable(sandbox, product, 'erin@contoso.example');
  await TrackedMailbox.enable(sandbox, product, 'omar@contoso.example');
  await product.call('PUT', `/mailboxes/${erin.id}/options`, { create: 'contact', createMode: 'suggest' });
  const folderIds: string[] = [];
  for (const name of ['Litware', 'Wingtip', 'Tailspin']) {
    folderIds.push(await erin.track(`Inbox/Customers/${name}`, { recordId: `a-${name.toLowerCase()}` }));
  }
  erin.folder('Inbox/Customers/Contoso');
  for (let n = 0; n < mails; n += 1) {
    const folderId = folderIds[n % folderIds.length] ?? '';
    await sandbox.importMessage(erin.address, folderId, withAttachment(`mail-${n}`, erin.address));
  }
  await until(async () => {
    const activities = await product.all<{ content: string }>('/activities');
    return activities.filter(({ content }) => content === 'stored').length === mails;
  }, 'the mails with their content');
  await configure(product, erin.id);
  return erin;
}

/** Has an event put on the log that nobody can read, past every service. */
export async function letOneDie(product: Product): Promise<void> {
  await product.stop();
  const poison = {
    topic: 'mail.decided',
    type: 'mail.decided',
    version: 1,
    key: 'k',
    id: 'poison',
    correlationId: 'c',
  };
  const event = { ...poison, time: new Date().toISOString(), payload: {} };
  await product.withLog(({ publisher }) => publisher.publish([event]));
  await product.start();
  await until(async () => (await product.all<DeadLetterView>('/dead-letters')).length > 0, 'the dead letter');
}

/** At least one of all that administrators set up. */
export async function configure(product: Product, mailboxId: string): Promise<void> {
  await product.call('POST', '/teams', { name: 'Sales', values: { track: 'all' } });
  const exclusion = { kind: 'domain', value: 'news.example' };
  await product.call('POST', '/exclusions', exclusion);
  await product.call('POST', `/mailboxes/${mailboxId}/exclusions`, exclusion);
  await product.call('POST', '/webhooks', { url: 'https://ops.contoso.example/foldwatch' });
  const changes = { options: { track: 'all' } };
  await haveOneWait(product, `/mailboxes/${mailboxId}/options`);
  for (const comment of ['As agreed', 'Or so', 'Or else']) {
    await product.call('POST', '/drafts', { scope: 'mailbox', mailboxId, changes, comment });
  }
  await product.call('POST', '/simulations', { mailboxIds: [mailboxId], changes });
  await product.call('POST', '/erasures', { emailAddresses: ['nobody@fabrikam.example'], dryRun: true });
}

/** A change that reaches more than one administrator may decide alone, where there are two. */
async function haveOneWait(product: Product, options: string): Promise<void> {
  const { token } = await product.call<{ token: string }>('POST', '/administrators', { name: 'omar' });
  await product.call('PUT', '/organization', { approvalLimit: 0 });
  const { status } = await product.request('PUT', options, { track: 'all' });
  if (status !== 202) throw new Error(`the change did not wait: ${status}`);
  const { approvalId } = await product.call<{ approvalId: string }>('PUT', '/organization', {
    approvalLimit: 1_000_000,
  });
  const approve = `${product.address}/api/v1/approvals/${approvalId}/approve`;
  const approved = await fetch(approve, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  if (!approved.ok) throw new Error(`nobody agreed to the limit: ${approved.status}`);
}

const withAttachment = (name: string, to: string): Buffer =>
  Buffer.from(
    `Message-ID: ${messageIdOf(name)}
From: Buyer ${name} <${name}@adventure-works.example>
To: ${to}
Subject: About ${name}
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

Good morning.
--b
Content-Type: text/plain; name="offer.txt"
Content-Disposition: attachment; filename="offer.txt"

As agreed.
--b--
`.replaceAll('\n', '\r\n'),
  );
