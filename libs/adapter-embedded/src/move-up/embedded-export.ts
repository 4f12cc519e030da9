import type { MailboxOwner } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn, textIn, type Documents } from '../database/rows';

/** Every table of documents, and as what they are read back. */
const tables = {
  administrators: 'Administrator',
  users: 'User',
  api_keys: 'ApiKey',
  approvals: 'Approval',
  audit_entries: 'AuditEntry',
  kept_versions: 'KeptVersion',
  drafts: 'Draft',
  mailbox_configs: 'MailboxConfig',
  mailbox_jobs: 'MailboxJob',
  sync_cursors: 'FolderCursor',
  folder_trees: 'StoredFolderTree',
  mailbox_health: 'MailboxHealth',
  mailbox_completeness: 'MailboxCompleteness',
  rule_progress: 'RuleProgress',
  items: 'IndexedItem',
  records: 'CrmRecord',
  claim_numbers: 'ClaimNumber',
  secrets: 'Secret',
  tracking_tokens: 'TrackingToken',
  waiting_replies: 'PresentObservation',
  record_changes: 'NotedChange',
  unknown_senders: 'UnknownSender',
  put_away_senders: 'PutAwaySender',
  activities: 'Activity',
  decisions: 'LoggedDecision',
  dead_letters: 'DeadLetter',
  parked_events: 'ParkedEvent',
  alerts: 'Alert',
  webhooks: 'Webhook',
  webhook_deliveries: 'WebhookDelivery',
  erased_people: 'ErasedPerson',
} as const satisfies Readonly<Record<string, keyof Documents>>;

export type ExportedTable = keyof typeof tables;

export interface ExportedDocument<T extends ExportedTable> {
  /** Where a page goes on. */
  readonly row: number;
  /** Of what belongs to a mailbox, else empty. */
  readonly mailboxId: string;
  readonly document: Documents[(typeof tables)[T]];
}

/** How far a group has come on one partition. */
export interface GroupPlace {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly next: number;
}

const ownedByMailbox: ReadonlySet<ExportedTable> = new Set([
  'sync_cursors',
  'folder_trees',
  'mailbox_health',
  'mailbox_completeness',
  'rule_progress',
  'items',
]);

/** Reads everything that is stored, page by page in the order of its rows, for a store that is to have all of it. */
export class EmbeddedExport {
  constructor(private readonly database: EmbeddedDatabase) {}

  count(table: ExportedTable): Promise<number> {
    return this.database.read(() =>
      integerIn(this.database.statement(`SELECT count(*) AS n FROM ${table}`).get() ?? {}, 'n'),
    );
  }

  /** Documents behind `row`. */
  page<T extends ExportedTable>(table: T, row: number, limit: number): Promise<readonly ExportedDocument<T>[]> {
    const mailbox = ownedByMailbox.has(table) ? 'mailbox' : `''`;
    const sql = `SELECT rowid AS no, ${mailbox} AS owner, doc FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ?`;
    return this.database.read(() =>
      this.database
        .statement(sql)
        .all(row, limit)
        .map((found) => ({
          row: integerIn(found, 'no'),
          mailboxId: textIn(found, 'owner'),
          document: documentIn(tables[table], found),
        })),
    );
  }

  /** Every mailbox that something is remembered of, with the newest epoch that was given. */
  owners(): Promise<readonly MailboxOwner[]> {
    return this.database.read(() =>
      this.database
        .statement(
          `SELECT mailbox, max(epoch) AS epoch FROM (
             SELECT mailbox, epoch FROM mailbox_epochs UNION ALL SELECT mailbox, 0 FROM sync_cursors
             UNION ALL SELECT mailbox, 0 FROM folder_trees UNION ALL SELECT mailbox, 0 FROM mailbox_health
             UNION ALL SELECT mailbox, 0 FROM mailbox_completeness
             UNION ALL SELECT mailbox, 0 FROM rule_progress UNION ALL SELECT mailbox, 0 FROM item_folders)
           GROUP BY mailbox ORDER BY mailbox`,
        )
        .all()
        .map((row) => ({ mailboxId: textIn(row, 'mailbox'), epoch: integerIn(row, 'epoch') })),
    );
  }

  countEvents({
    topic,
    partition,
    from,
  }: {
    readonly topic: string;
    readonly partition: number;
    readonly from: number;
  }) {
    return this.database.read(() => {
      const row = this.database
        .statement(
          `SELECT count(*) AS n FROM events
           WHERE lane = (SELECT no FROM lanes WHERE topic = ? AND partition = ?) AND pos >= ?`,
        )
        .get(topic, partition, from);
      return integerIn(row ?? {}, 'n');
    });
  }

  groupPlaces(): Promise<readonly GroupPlace[]> {
    return this.database.read(() =>
      this.database
        .statement(
          'SELECT g.grp, l.topic, l.partition, g.next FROM group_offsets g JOIN lanes l ON l.no = g.lane ORDER BY g.grp, l.no',
        )
        .all()
        .map((row) => ({
          group: textIn(row, 'grp'),
          topic: textIn(row, 'topic'),
          partition: integerIn(row, 'partition'),
          next: integerIn(row, 'next'),
        })),
    );
  }
}
