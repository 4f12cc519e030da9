/**
 * Everything the sandbox knows. Each mailbox counts its changes in `seq`; an item carries the numbers of its arrival in
 * its folder, of its last change of content and of its last change at all, and what left a folder stays as a tombstone.
 * A page of a synchronisation is then a range of an index, however big the folder is.
 */
export const schema = `
CREATE TABLE IF NOT EXISTS mailboxes (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  display_name TEXT NOT NULL,
  password TEXT NOT NULL,
  may_impersonate INTEGER NOT NULL,
  generation INTEGER NOT NULL DEFAULT 1,
  seq INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS folders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  mailbox_id INTEGER NOT NULL REFERENCES mailboxes,
  parent_id INTEGER REFERENCES folders,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folder_class TEXT NOT NULL,
  distinguished TEXT,
  created_seq INTEGER NOT NULL,
  change_seq INTEGER NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS folders_by_name ON folders (mailbox_id, parent_id, name COLLATE NOCASE);
CREATE TABLE IF NOT EXISTS folder_tombstones (
  mailbox_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  guid TEXT NOT NULL,
  created_seq INTEGER NOT NULL,
  PRIMARY KEY (mailbox_id, seq)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mimes (id INTEGER PRIMARY KEY AUTOINCREMENT, mime BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  mailbox_id INTEGER NOT NULL,
  folder_id INTEGER NOT NULL REFERENCES folders,
  guid TEXT NOT NULL UNIQUE,
  mime_id INTEGER NOT NULL REFERENCES mimes,
  arrival_seq INTEGER NOT NULL,
  content_seq INTEGER NOT NULL,
  change_seq INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  size INTEGER NOT NULL,
  is_read INTEGER NOT NULL,
  is_draft INTEGER NOT NULL,
  item_class TEXT NOT NULL,
  subject TEXT NOT NULL,
  message_id TEXT,
  in_reply_to TEXT,
  reference_ids TEXT,
  sensitivity TEXT NOT NULL,
  importance TEXT NOT NULL,
  categories TEXT NOT NULL,
  has_attachments INTEGER NOT NULL,
  conversation_index TEXT NOT NULL,
  conversation_topic TEXT NOT NULL,
  conversation_guid TEXT NOT NULL,
  search_key TEXT NOT NULL,
  details TEXT NOT NULL,
  extended TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS items_by_change ON items (folder_id, change_seq);
CREATE INDEX IF NOT EXISTS items_by_received ON items (folder_id, received_at, id);
CREATE INDEX IF NOT EXISTS items_by_message_id ON items (mailbox_id, message_id);
CREATE INDEX IF NOT EXISTS items_by_mime ON items (mime_id);
CREATE INDEX IF NOT EXISTS items_by_read ON items (mailbox_id, folder_id, is_read);
CREATE TABLE IF NOT EXISTS inbox_rules (
  id INTEGER PRIMARY KEY,
  mailbox_id INTEGER NOT NULL REFERENCES mailboxes,
  field TEXT NOT NULL,
  contains TEXT NOT NULL,
  folder_id INTEGER NOT NULL REFERENCES folders ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS inbox_rules_by_mailbox ON inbox_rules (mailbox_id);
CREATE INDEX IF NOT EXISTS inbox_rules_by_folder ON inbox_rules (folder_id);
CREATE TABLE IF NOT EXISTS item_tombstones (
  folder_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  guid TEXT NOT NULL,
  arrival_seq INTEGER NOT NULL,
  PRIMARY KEY (folder_id, seq)
) WITHOUT ROWID;
`;
