import { AuditLog, type AuditEntry, type AuditFilter } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { putRows } from '../database/put-rows';
import { removeOld } from '../database/remove-old';
import { toAuditRow, type AuditRow } from './audit-row';

const listName = 'audit';

export class MongoAuditLog extends AuditLog {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override record(entries: readonly AuditEntry[]): Promise<void> {
    const newest = new Map(entries.map(toAuditRow).map((row) => [row._id, row]));
    return putRows(
      this.database.rowsOf('audit_entries'),
      [...newest.values()].map(({ _id, ...replacement }) => ({ filter: { _id }, replacement, upsert: true })),
    );
  }

  override async list({ kind, by, action, mailboxId, since, cursor, limit }: AuditFilter): Promise<{
    readonly entries: readonly AuditEntry[];
    readonly nextCursor?: string;
  }> {
    const query = {
      kind: kind === 'look' ? kind : { $exists: false },
      ...(by !== undefined && { who: keyOf(by) }),
      ...(action !== undefined && { action }),
      ...(mailboxId !== undefined && { mailbox: keyOf(mailboxId) }),
      order: { $gte: since ?? '', ...(cursor !== undefined && { $lt: fromCursor(listName, cursor) }) },
    };
    const rows = await attempt(() =>
      this.rows
        .find(query, { projection: { order: 1, doc: 1 } })
        .sort({ order: -1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage<Pick<AuditRow, 'order' | 'doc'>>(listName, rows, limit, ({ order }) => order);
    return { entries: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override removeBefore(before: string, limit: number): Promise<number> {
    return removeOld(this.database.rowsOf('audit_entries'), before, limit);
  }

  private get rows() {
    return this.database.collection('audit_entries');
  }
}
