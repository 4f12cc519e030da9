import type { MailboxId } from '@foldwatch/domain';
import { Approvals, type Approval, type ApprovalSettlement, type ApprovalState } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { among } from '../database/index-keys';
import { documentIn, integerIn } from '../database/rows';

const listName = 'approvals';

export class EmbeddedApprovals extends Approvals {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override add(approval: Approval): Promise<void> {
    return this.database.write(() => {
      this.database
        .statement('INSERT INTO approvals (id, state, mailbox, doc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
        .run(approval.id, approval.state, approval.change.mailboxId ?? null, JSON.stringify(approval));
    });
  }

  override find(id: string): Promise<Approval | undefined> {
    return this.database.read(() => this.stored(id));
  }

  override async list({
    state,
    mailboxIds,
    limit,
    cursor,
  }: {
    readonly state?: ApprovalState;
    readonly mailboxIds?: readonly MailboxId[];
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<{ readonly approvals: readonly Approval[]; readonly nextCursor?: string }> {
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : fromCursor(listName, cursor).row;
    const asked = mailboxIds === undefined ? undefined : JSON.stringify(mailboxIds);
    const given = [state, asked].filter((value) => value !== undefined);
    const conditions = [...(state === undefined ? [] : ['AND state = ?']), ...(asked ? [`AND mailbox ${among}`] : [])];
    const rows = await this.database.all(
      `SELECT row, doc FROM approvals WHERE row < ? ${conditions.join(' ')} ORDER BY row DESC LIMIT ?`,
      [before, ...given, limit + 1],
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: '', row: integerIn(row, 'row') }));
    return { approvals: page.rows.map((row) => documentIn('Approval', row)), ...page.next };
  }

  override settle(id: string, settlement: ApprovalSettlement): Promise<'saved' | 'lost'> {
    return this.database.write(() => {
      const known = this.stored(id);
      if (known?.state !== 'waiting') return 'lost';
      this.database
        .statement('UPDATE approvals SET state = ?, doc = ? WHERE id = ?')
        .run(settlement.state, JSON.stringify({ ...known, ...settlement }), id);
      return 'saved';
    });
  }

  private stored(id: string): Approval | undefined {
    const row = this.database.statement('SELECT doc FROM approvals WHERE id = ?').get(id);
    return row === undefined ? undefined : documentIn('Approval', row);
  }
}
