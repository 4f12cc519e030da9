import { readMessage } from '../mime/message-content';
import { type Item, type NewItem } from '../store/item';
import { type Store } from '../store/store';
import { arrive } from './arrive';

/** Recipients never see who got a blind copy. */
function withoutBcc(mime: Buffer): Buffer {
  const text = mime.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  let isBcc = false;
  const kept = text
    .slice(0, end + 1)
    .split('\n')
    .filter((line) => {
      isBcc = /^bcc:/i.test(line) || (isBcc && /^[ \t]/.test(line));
      return !isBcc;
    });
  return Buffer.from(kept.join('\n') + text.slice(end + 1), 'latin1');
}

/** Puts a sent message into the Inbox of every recipient who lives here; others are out in the world. */
export async function deliver(store: Store, content: Pick<Item, 'details'>, mime: Buffer): Promise<void> {
  const { to, cc, bcc } = content.details;
  const addresses = new Set([...to, ...cc, ...bcc].map(({ address }) => (address ?? '').toLowerCase()));
  const delivered = withoutBcc(mime);
  const read = await readMessage(delivered);
  const draft: NewItem = { content: read, mime: delivered, receivedAt: Date.now(), isRead: false, isDraft: false };
  store.database.transaction(() => {
    for (const address of addresses) {
      const mailbox = store.mailboxes.byAddress(address);
      const inbox = mailbox && store.folders.distinguished(mailbox.id, 'inbox');
      if (inbox !== undefined) arrive(store, inbox, draft);
    }
  });
}
