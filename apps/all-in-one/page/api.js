/** Calls the product. Answers are JSON; a problem becomes an Error whose message can be shown. */
export async function call(path, { method = 'GET', body } = {}) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error('Foldwatch does not answer. Is it still running?');
  });
  if (response.status === 204) return undefined;
  const answer = await response.json().catch(() => ({}));
  if (!response.ok)
    throw new Error(answer.detail ?? answer.title ?? answer.error ?? `The server answered ${response.status}.`);
  return answer;
}

export const mailboxesOf = () => call('/sandbox/mailboxes').then(({ items }) => items);

export const foldersOf = (address) =>
  call(`/sandbox/mailboxes/${encodeURIComponent(address)}/folders`).then(({ items }) => items);

/** A page of a folder; drawn again, as many as were shown. */
export function messagesOf(address, folderId, { cursor, shown = 0 } = {}) {
  const limit = String(Math.min(500, Math.max(50, shown)));
  const query = new URLSearchParams({ folder: folderId, limit, ...(cursor !== undefined && { cursor }) });
  return call(`/sandbox/mailboxes/${encodeURIComponent(address)}/messages?${query}`);
}

export const moveItems = (address, itemIds, folderId) =>
  call(`/sandbox/mailboxes/${encodeURIComponent(address)}/items/move`, { method: 'POST', body: { itemIds, folderId } });

/** Mailboxes that the product knows, by address. */
export async function watchedMailboxes() {
  const { items } = await call('/api/v1/mailboxes?limit=500');
  return new Map(items.map((mailbox) => [mailbox.emailAddress, mailbox]));
}

/** The ids of the folders that a rule tracks. */
export async function trackedFolders(mailboxId) {
  const { items } = await call(`/api/v1/mailboxes/${mailboxId}/folder-rules`);
  return new Map(items.filter((rule) => rule.action === 'track').map((rule) => [rule.folderId, rule]));
}

export const recentActivities = () => call('/api/v1/activities?limit=50').then(({ items }) => items);
