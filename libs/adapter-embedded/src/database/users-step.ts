/** Who may sign in, where they did and how often that failed; mailboxes are found by those who reach them as their own. */
export const usersStep = `
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
  `;
