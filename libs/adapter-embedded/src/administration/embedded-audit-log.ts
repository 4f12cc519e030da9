import { AuditLog, type AuditEntry, type AuditFilter } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn, textIn } from '../database/rows';

const listName = 'audit';
const latest = { at: '\u{10FFFF}', row: Number.MAX_SAFE_INTEGER };

/** The index by which a list is walked: of what narrows it most. Other conditions are tried on the way. */
const indexes = [
  { given: 'mailboxId', column: 'mailbox', index: 'audit_entries_mailbox' },
  { given: 'by', column: 'who', index: 'audit_entries_who' },
  { given: 'action', column: 'action', index: 'audit_entries_action' },
] as const satisfies readonly { given: keyof AuditFilter; column: string; index: string }[];

export class EmbeddedAuditLog extends AuditLog {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override async record(entries: readonly AuditEntry[]): Promise<void> {
    const portions = inPortions(entries).map((portion) =>
      this.database.write(() => {
        for (const entry of portion) this.put(entry);
      }),
    );
    await Promise.all(portions);
  }

  override async list(
    filter: AuditFilter,
  ): Promise<{ readonly entries: readonly AuditEntry[]; readonly nextCursor?: string }> {
    const before = filter.cursor === undefined ? latest : fromCursor(listName, filter.cursor);
    const given = indexes.filter(({ given: name }) => filter[name] !== undefined);
    const conditions = given.map(({ column }) => `AND ${column} = ?`).join(' ');
    const rows = await this.database.all(
      `SELECT row, at, doc FROM audit_entries INDEXED BY ${given[0]?.index ?? 'audit_entries_kind'}
       WHERE kind = ? AND at >= ? AND at <= ? AND (at < ? OR row < ?) ${conditions}
       ORDER BY at DESC, row DESC LIMIT ?`,
      [
        filter.kind,
        filter.since ?? '',
        before.at,
        before.at,
        before.row,
        ...given.map(({ given: name }) => filter[name] ?? ''),
        filter.limit + 1,
      ],
    );
    const page = toPage(listName, rows, filter.limit, (row) => ({ at: textIn(row, 'at'), row: integerIn(row, 'row') }));
    return { entries: page.rows.map((row) => documentIn('AuditEntry', row)), ...page.next };
  }

  override removeBefore(before: string, limit: number): Promise<number> {
    return this.database.write(() => {
      const { changes } = this.database
        .statement(
          'DELETE FROM audit_entries WHERE row IN (SELECT row FROM audit_entries WHERE at < ? ORDER BY at LIMIT ?)',
        )
        .run(before, limit);
      return Number(changes);
    });
  }

  private put(entry: AuditEntry): void {
    this.database
      .statement(
        `INSERT INTO audit_entries (id, kind, at, who, action, mailbox, doc) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, at = excluded.at, who = excluded.who, action = excluded.action,
           mailbox = excluded.mailbox, doc = excluded.doc`,
      )
      .run(
        entry.id,
        entry.kind ?? 'change',
        entry.at,
        entry.by.name,
        entry.action,
        entry.mailboxId ?? null,
        JSON.stringify(entry),
      );
  }
}
