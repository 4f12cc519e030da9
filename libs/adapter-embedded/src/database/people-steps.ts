/** The steps since there are users. */
export const peopleSteps: readonly string[] = [
  /** Who may sign in, where they did and how often that failed; mailboxes are found by those who reach them as their own. */
  `
  CREATE TABLE users (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, name TEXT NOT NULL UNIQUE,
    identity TEXT UNIQUE, removed INTEGER NOT NULL, admin INTEGER NOT NULL, doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX users_listed ON users (removed, name);
  CREATE INDEX users_admin ON users (admin) WHERE admin = 1;
  CREATE TABLE open_sessions (
    row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, holder TEXT NOT NULL, used TEXT NOT NULL,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX open_sessions_holder ON open_sessions (holder);
  CREATE INDEX open_sessions_used ON open_sessions (used);
  CREATE TABLE sign_in_failures (
    row INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, count INTEGER NOT NULL, last TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sign_in_failures_last ON sign_in_failures (last);
  CREATE TABLE mailbox_people (
    person TEXT NOT NULL, mailbox TEXT NOT NULL, PRIMARY KEY (person, mailbox)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX mailbox_people_mailbox ON mailbox_people (mailbox);
  INSERT INTO mailbox_people
    SELECT doc ->> '$.mailbox.ownerId', id FROM mailbox_configs WHERE doc ->> '$.mailbox.ownerId' IS NOT NULL;
  `,
  /** Keys of scripts; records are found by whose own they are. */
  `
  CREATE TABLE api_keys (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL UNIQUE, doc TEXT NOT NULL
  ) STRICT;
  UPDATE records SET keys = keys || 'o' || char(9) || hex(doc ->> '$.ownerId') || char(10)
  WHERE json_type(doc, '$.ownerId') IS NOT NULL;
  UPDATE records SET keys = keys || 'o' || char(9) || hex(id) || char(10)
  WHERE tbl = 'systemuser' AND (doc ->> '$.ownerId') IS NOT id;
  INSERT OR IGNORE INTO record_keys
    SELECT 'o' || char(9) || hex(doc ->> '$.ownerId'), row FROM records WHERE json_type(doc, '$.ownerId') IS NOT NULL;
  INSERT OR IGNORE INTO record_keys SELECT 'o' || char(9) || hex(id), row FROM records WHERE tbl = 'systemuser';
  `,
  /** Activities are listed in the order in which their messages were sent, and records by the account that they belong to. */
  `
  ALTER TABLE activities ADD COLUMN happened TEXT NOT NULL DEFAULT '';
  UPDATE activities SET happened = coalesce(doc ->> '$.message.sentAt', doc ->> '$.message.receivedAt', doc ->> '$.createdAt');
  CREATE INDEX activities_happened ON activities (happened);
  UPDATE records SET keys = keys || 'p' || char(9) || hex(doc ->> '$.parentAccountId') || char(10)
  WHERE json_type(doc, '$.parentAccountId') IS NOT NULL;
  INSERT OR IGNORE INTO record_keys
    SELECT 'p' || char(9) || hex(doc ->> '$.parentAccountId'), row
    FROM records WHERE json_type(doc, '$.parentAccountId') IS NOT NULL;
  `,
  /** Mailboxes are listed by their state. */
  `
  ALTER TABLE mailbox_configs ADD COLUMN state TEXT GENERATED ALWAYS AS (doc ->> '$.mailbox.state') VIRTUAL;
  CREATE INDEX mailbox_configs_state ON mailbox_configs (state, address);
  `,
  /** Links that sign a browser in. */
  `
  CREATE TABLE sign_in_links (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, expires TEXT NOT NULL, doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sign_in_links_expires ON sign_in_links (expires);
  `,
  /** Looks at mail are in the audit log beside changes, and are listed apart from them. */
  `
  ALTER TABLE audit_entries ADD COLUMN kind TEXT NOT NULL DEFAULT 'change';
  DROP INDEX audit_entries_who;
  DROP INDEX audit_entries_action;
  DROP INDEX audit_entries_mailbox;
  CREATE INDEX audit_entries_kind ON audit_entries (kind, at);
  CREATE INDEX audit_entries_who ON audit_entries (kind, who, at);
  CREATE INDEX audit_entries_action ON audit_entries (kind, action, at);
  CREATE INDEX audit_entries_mailbox ON audit_entries (kind, mailbox, at) WHERE mailbox IS NOT NULL;
  `,
];
