import { peopleSteps } from './people-steps';

/**
 * The steps from an empty file to today's tables; each brings `user_version` up by one and is never edited once released.
 * Documents are JSON in `doc`; the other columns are what is looked up, compared or sorted by.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE activities (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    tracked INTEGER NOT NULL,
    modified TEXT NOT NULL,
    keys TEXT NOT NULL,
    terms TEXT NOT NULL,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX activities_modified ON activities (modified);
  CREATE VIRTUAL TABLE activity_terms USING fts5 (
    terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
  );
  CREATE TABLE activity_keys (
    key TEXT NOT NULL, activity INTEGER NOT NULL, PRIMARY KEY (key, activity)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE records (
    row INTEGER PRIMARY KEY, tbl TEXT NOT NULL, id TEXT NOT NULL, keys TEXT NOT NULL, doc TEXT NOT NULL,
    UNIQUE (tbl, id)
  ) STRICT;
  CREATE TABLE record_keys (
    key TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (key, record)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE mailbox_configs (
    id TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, doc TEXT NOT NULL
  ) STRICT;
  CREATE TABLE organization_config (
    id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, doc TEXT NOT NULL
  ) STRICT;
  CREATE TABLE mailbox_jobs (
    id TEXT NOT NULL PRIMARY KEY, mailbox TEXT NOT NULL, kind TEXT NOT NULL,
    created TEXT NOT NULL, finished TEXT NOT NULL, doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX mailbox_jobs_open ON mailbox_jobs (mailbox, finished, created);
  CREATE INDEX mailbox_jobs_finished ON mailbox_jobs (finished);
  CREATE INDEX mailbox_jobs_latest ON mailbox_jobs (mailbox, kind, finished);

  CREATE TABLE mailbox_epochs (mailbox TEXT NOT NULL PRIMARY KEY, epoch INTEGER NOT NULL) STRICT;
  CREATE TABLE sync_cursors (
    mailbox TEXT NOT NULL, folder TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (mailbox, folder)
  ) STRICT;
  CREATE TABLE folder_trees (mailbox TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
  CREATE TABLE mailbox_health (mailbox TEXT NOT NULL PRIMARY KEY, doc TEXT NOT NULL) STRICT;
  CREATE TABLE rule_progress (
    mailbox TEXT NOT NULL, rule TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (mailbox, rule)
  ) STRICT;

  CREATE TABLE item_folders (
    no INTEGER PRIMARY KEY, mailbox TEXT NOT NULL, folder TEXT NOT NULL, UNIQUE (mailbox, folder)
  ) STRICT;
  CREATE TABLE items (
    folder INTEGER NOT NULL, item TEXT NOT NULL, mailbox TEXT NOT NULL, state TEXT NOT NULL, because TEXT NOT NULL,
    listing TEXT NOT NULL, activity TEXT, due TEXT, doc TEXT NOT NULL,
    PRIMARY KEY (folder, item)
  ) STRICT;
  CREATE INDEX items_listing ON items (folder, state, listing);
  CREATE INDEX items_activity ON items (mailbox, activity) WHERE activity IS NOT NULL;
  CREATE INDEX items_due ON items (mailbox, state, because, due) WHERE due IS NOT NULL;
  CREATE TABLE item_counts (
    mailbox TEXT NOT NULL, folder INTEGER NOT NULL, state TEXT NOT NULL, backfill INTEGER NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (mailbox, folder, state, backfill)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER items_counted AFTER INSERT ON items BEGIN
    INSERT INTO item_counts VALUES (new.mailbox, new.folder, new.state, new.because = 'backfill', 1)
      ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER items_uncounted AFTER DELETE ON items BEGIN
    UPDATE item_counts SET n = n - 1 WHERE mailbox = old.mailbox AND folder = old.folder AND state = old.state
      AND backfill = (old.because = 'backfill');
  END;
  CREATE TRIGGER items_recounted AFTER UPDATE ON items
  WHEN old.state <> new.state OR old.because <> new.because BEGIN
    UPDATE item_counts SET n = n - 1 WHERE mailbox = old.mailbox AND folder = old.folder AND state = old.state
      AND backfill = (old.because = 'backfill');
    INSERT INTO item_counts VALUES (new.mailbox, new.folder, new.state, new.because = 'backfill', 1)
      ON CONFLICT DO UPDATE SET n = n + 1;
  END;

  CREATE TABLE decisions (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, mailbox TEXT NOT NULL, message TEXT, reason TEXT NOT NULL,
    decided TEXT NOT NULL, doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX decisions_decided ON decisions (decided);
  CREATE INDEX decisions_mailbox ON decisions (mailbox, decided);
  CREATE INDEX decisions_message ON decisions (message, decided) WHERE message IS NOT NULL;
  CREATE INDEX decisions_reason ON decisions (reason, decided);

  CREATE TABLE lanes (
    no INTEGER PRIMARY KEY, topic TEXT NOT NULL, partition INTEGER NOT NULL,
    next INTEGER NOT NULL DEFAULT 0, compacted INTEGER NOT NULL DEFAULT 0,
    UNIQUE (topic, partition)
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY, lane INTEGER NOT NULL, pos INTEGER NOT NULL, appended INTEGER NOT NULL,
    key TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, version INTEGER NOT NULL, time TEXT NOT NULL,
    correlation TEXT NOT NULL, traceparent TEXT, sequence INTEGER, payload TEXT
  ) STRICT;
  CREATE UNIQUE INDEX events_lane ON events (lane, pos);
  CREATE TABLE latest_events (
    lane INTEGER NOT NULL, key TEXT NOT NULL, pos INTEGER NOT NULL, removed INTEGER, PRIMARY KEY (lane, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX latest_events_removed ON latest_events (lane, removed) WHERE removed IS NOT NULL;
  CREATE TABLE group_offsets (
    grp TEXT NOT NULL, lane INTEGER NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (grp, lane)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE parked_events (
    grp TEXT NOT NULL, topic TEXT NOT NULL, partition INTEGER NOT NULL, pos INTEGER NOT NULL,
    due TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (grp, topic, partition, pos)
  ) STRICT;
  CREATE INDEX parked_events_due ON parked_events (grp, due);
  `,
  `
  CREATE TABLE dead_letters (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, grp TEXT NOT NULL, topic TEXT NOT NULL,
    code TEXT NOT NULL, died TEXT NOT NULL, doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX dead_letters_died ON dead_letters (died);
  CREATE INDEX dead_letters_state ON dead_letters (state, died);
  `,
  `
  CREATE TABLE exclusion_hits (
    exclusion TEXT NOT NULL, decision INTEGER NOT NULL, PRIMARY KEY (exclusion, decision)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX exclusion_hits_decision ON exclusion_hits (decision);
  CREATE TRIGGER decisions_forgotten AFTER DELETE ON decisions BEGIN
    DELETE FROM exclusion_hits WHERE decision = old.row;
  END;
  `,
  /** Active accounts are found by the domains of their addresses. */
  `
  UPDATE records SET keys = keys || (
    SELECT group_concat('d' || char(9) || domain || char(10), '') FROM (
      SELECT DISTINCT substr(value, instr(value, '@') + 1) AS domain FROM json_each(doc, '$.emailAddresses')))
  WHERE tbl = 'account' AND json_extract(doc, '$.state') = 'active' AND json_array_length(doc, '$.emailAddresses') > 0
    AND json_type(doc, '$.mergedInto') IS NULL;
  INSERT OR IGNORE INTO record_keys
    SELECT 'd' || char(9) || substr(value, instr(value, '@') + 1), row FROM records, json_each(doc, '$.emailAddresses')
    WHERE tbl = 'account' AND json_extract(doc, '$.state') = 'active' AND json_type(doc, '$.mergedInto') IS NULL;
  `,
  /** Activities are found by the addresses of their parties. */
  `
  UPDATE activities SET terms = terms || coalesce((
    SELECT group_concat('e' || lower(hex(address)) || char(10), '') FROM (
      SELECT json_extract(doc, '$.message.from.address') AS address
      UNION SELECT json_extract(doc, '$.message.sender.address')
      UNION SELECT json_extract(value, '$.address') FROM json_each(doc, '$.message.to')
      UNION SELECT json_extract(value, '$.address') FROM json_each(doc, '$.message.cc')
      UNION SELECT json_extract(value, '$.address') FROM json_each(doc, '$.message.bcc'))
    WHERE address IS NOT NULL), '')
  WHERE tracked = 1;
  INSERT INTO activity_terms (activity_terms) VALUES ('delete-all');
  INSERT INTO activity_terms (rowid, terms) SELECT row, terms FROM activities WHERE tracked = 1;
  `,
  `
  ALTER TABLE decisions ADD COLUMN verdict TEXT GENERATED ALWAYS AS (doc ->> 'verdict') VIRTUAL;
  ALTER TABLE decisions ADD COLUMN activity TEXT GENERATED ALWAYS AS (doc ->> 'activityId') VIRTUAL;
  ALTER TABLE decisions ADD COLUMN terms TEXT NOT NULL DEFAULT '';
  CREATE INDEX decisions_verdict ON decisions (verdict, decided);
  CREATE INDEX decisions_activity ON decisions (activity, decided);
  CREATE VIRTUAL TABLE decision_terms USING fts5 (
    terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
  );
  CREATE TRIGGER decisions_unsought AFTER DELETE ON decisions BEGIN
    DELETE FROM decision_terms WHERE rowid = old.row;
  END;
  `,
  `
  CREATE TABLE claim_numbers (id TEXT NOT NULL PRIMARY KEY, doc TEXT NOT NULL) STRICT;
  CREATE TABLE secrets (id TEXT NOT NULL PRIMARY KEY, doc TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE mailbox_completeness (mailbox TEXT NOT NULL PRIMARY KEY, doc TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE tracking_tokens (
    no INTEGER PRIMARY KEY AUTOINCREMENT, doc TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE waiting_replies (
    row INTEGER PRIMARY KEY, mailbox TEXT NOT NULL, item TEXT NOT NULL, seen TEXT NOT NULL, keys TEXT NOT NULL,
    doc TEXT NOT NULL, UNIQUE (mailbox, item)
  ) STRICT;
  CREATE INDEX waiting_replies_seen ON waiting_replies (seen);
  CREATE TABLE waiting_keys (
    key TEXT NOT NULL, reply INTEGER NOT NULL, PRIMARY KEY (key, reply)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE record_changes (
    subject TEXT NOT NULL PRIMARY KEY, noted TEXT NOT NULL, doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX record_changes_noted ON record_changes (noted, subject);
  `,
  `
  CREATE TABLE unknown_senders (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, mailbox TEXT NOT NULL, address TEXT NOT NULL, first TEXT NOT NULL,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX unknown_senders_first ON unknown_senders (first);
  CREATE INDEX unknown_senders_mailbox ON unknown_senders (mailbox, first);
  CREATE INDEX unknown_senders_address ON unknown_senders (address);
  CREATE TABLE put_away_senders (id TEXT NOT NULL PRIMARY KEY, doc TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE alerts (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, occurrence INTEGER NOT NULL,
    scope TEXT NOT NULL, code TEXT NOT NULL, raised TEXT NOT NULL, resolved TEXT NOT NULL, untold INTEGER NOT NULL,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX alerts_key ON alerts (key, occurrence);
  CREATE INDEX alerts_raised ON alerts (raised);
  CREATE INDEX alerts_scope ON alerts (scope, raised);
  CREATE INDEX alerts_open ON alerts (scope) WHERE resolved = '';
  CREATE INDEX alerts_resolved ON alerts (resolved) WHERE resolved > '';
  CREATE INDEX alerts_untold ON alerts (untold) WHERE untold = 1;
  CREATE TABLE webhooks (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, doc TEXT NOT NULL
  ) STRICT;
  CREATE TABLE webhook_deliveries (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, webhook TEXT NOT NULL, created TEXT NOT NULL, due TEXT NOT NULL,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook, due) WHERE due > '';
  CREATE INDEX webhook_deliveries_created ON webhook_deliveries (created);
  CREATE INDEX webhook_deliveries_webhook ON webhook_deliveries (webhook, created);
  `,
  `
  CREATE INDEX mailbox_jobs_created ON mailbox_jobs (mailbox, kind, created);
  CREATE TABLE erased_people (hash TEXT NOT NULL PRIMARY KEY, doc TEXT NOT NULL) STRICT;

  INSERT OR IGNORE INTO activity_keys
    SELECT 'b' || char(9) || substr(content.value, 1, 40), a.row
    FROM activities a, json_tree(a.doc, '$.content') content WHERE content.key IN ('bodyRef', 'contentRef');
  UPDATE activities SET keys = keys || (
    SELECT group_concat(key, char(10)) FROM (
      SELECT DISTINCT 'b' || char(9) || substr(content.value, 1, 40) AS key
      FROM json_tree(activities.doc, '$.content') content WHERE content.key IN ('bodyRef', 'contentRef'))
  ) || char(10) WHERE instr(doc, 'Ref":');
  `,
  `
  CREATE TABLE administrators (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, token TEXT NOT NULL UNIQUE, doc TEXT NOT NULL
  ) STRICT;
  CREATE TABLE audit_entries (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL,
    mailbox TEXT, doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_entries_at ON audit_entries (at);
  CREATE INDEX audit_entries_who ON audit_entries (who, at);
  CREATE INDEX audit_entries_action ON audit_entries (action, at);
  CREATE INDEX audit_entries_mailbox ON audit_entries (mailbox, at) WHERE mailbox IS NOT NULL;
  `,
  `
  CREATE TABLE kept_versions (
    scope TEXT NOT NULL, number INTEGER NOT NULL, doc TEXT NOT NULL, PRIMARY KEY (scope, number)
  ) STRICT;
  CREATE TABLE drafts (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, mailbox TEXT, doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX drafts_mailbox ON drafts (mailbox) WHERE mailbox IS NOT NULL;
  `,
  `
  CREATE TABLE simulations (
    simulation TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, created TEXT NOT NULL, claimed TEXT,
    doc TEXT NOT NULL, PRIMARY KEY (simulation, kind, key)
  ) STRICT;
  CREATE INDEX simulations_created ON simulations (created);
  CREATE INDEX simulations_claimed ON simulations (claimed) WHERE claimed IS NOT NULL;
  CREATE TABLE approvals (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, mailbox TEXT, doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX approvals_state ON approvals (state);
  CREATE INDEX approvals_mailbox ON approvals (mailbox) WHERE mailbox IS NOT NULL;
  `,
  /** Records are found by the one into which they were merged. */
  `
  UPDATE records SET keys = keys || 'm' || char(9) || hex(doc ->> '$.mergedInto.table') || char(9)
    || hex(doc ->> '$.mergedInto.id') || char(10)
  WHERE json_type(doc, '$.mergedInto') IS NOT NULL;
  INSERT OR IGNORE INTO record_keys
    SELECT 'm' || char(9) || hex(doc ->> '$.mergedInto.table') || char(9) || hex(doc ->> '$.mergedInto.id'), row
    FROM records WHERE json_type(doc, '$.mergedInto') IS NOT NULL;
  `,
  ...peopleSteps,
];
