import { matches } from '../store/inbox-rules';
import { type Folder } from '../store/folder-store';
import { type Item, type NewItem } from '../store/item';
import { type Store } from '../store/store';

/**
 * Puts a message that arrives in the Inbox where the first inbox rule wants it. As with Exchange, whose server runs the
 * rules before anybody sees the message: it is never in the Inbox first.
 */
export function arrive(store: Store, inbox: Folder, message: NewItem): Item {
  const rule = store.inboxRules.ofMailbox(inbox.mailboxId).find((one) => matches(one, message.content));
  const folder = rule === undefined ? inbox : (store.folders.byId(rule.folderId) ?? inbox);
  return store.items.insert(folder, message, folder.id === inbox.id ? 'new-mail' : 'created');
}
