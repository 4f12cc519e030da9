import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ChangeLog } from './change-log';
import { Database } from './database';
import { FolderStore } from './folder-store';
import { InboxRules } from './inbox-rules';
import { ItemStore } from './item-store';
import { MailboxEvents } from './mailbox-events';
import { MailboxStore } from './mailbox-store';

/** All that the operations work on, over one database. */
export interface Store {
  readonly database: Database;
  readonly mailboxes: MailboxStore;
  readonly folders: FolderStore;
  readonly items: ItemStore;
  readonly inboxRules: InboxRules;
  readonly changes: ChangeLog;
  readonly events: MailboxEvents;
}

export function openStore(dataDir: string): Store {
  if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true });
  const database = new Database(dataDir === ':memory:' ? dataDir : join(dataDir, 'sandbox-exchange.sqlite'));
  const events = new MailboxEvents();
  const mailboxes = new MailboxStore(database);
  const folders = new FolderStore(database, mailboxes, events);
  const items = new ItemStore(database, mailboxes, folders, events);
  const inboxRules = new InboxRules(database);
  return { database, mailboxes, folders, items, inboxRules, changes: new ChangeLog(database, mailboxes), events };
}
