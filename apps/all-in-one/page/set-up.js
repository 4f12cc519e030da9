import { call, foldersOf } from './api.js';

const kindOf = (address) => (address.startsWith('sales@') ? 'shared' : 'user');

/** Approves, tests and enables a mailbox, then tracks its customers' folders, each with the record of the same name. */
export async function watchMailbox(address, tell) {
  tell('Adding the mailbox…');
  const mailbox = await call('/api/v1/mailboxes', {
    method: 'POST',
    body: { emailAddress: address, kind: kindOf(address) },
  });
  tell('Testing the way to it…');
  const { steps, state } = await call(`/api/v1/mailboxes/${mailbox.id}/test-and-enable`, { method: 'POST' });
  if (state !== 'enabled') {
    const failed = steps.find((step) => !step.ok);
    throw new Error(`${failed?.message ?? 'The mailbox could not be enabled.'} ${failed?.cure ?? ''}`);
  }
  const customers = (await foldersOf(address)).filter(({ path }) => /^Inbox\/Customers\/[^/]+$/.test(path));
  for (const folder of customers) {
    tell(`Tracking ${folder.name}…`);
    await trackFolder(mailbox.id, folder);
  }
}

async function trackFolder(mailboxId, { path, name }) {
  const query = new URLSearchParams({ table: 'account', q: name.split(' ')[0], limit: '1' });
  const { items } = await call(`/api/v1/records?${query}`);
  const regarding = items[0] === undefined ? {} : { regarding: { table: items[0].table, id: items[0].id } };
  const body = { folderPath: path, existing: 'track', ...regarding };
  await call(`/api/v1/mailboxes/${mailboxId}/folder-rules`, { method: 'POST', body });
}
