import { DecisionLog, type DecisionFilter, type LoggedDecision } from '@foldwatch/ports';
import { fromCursor, toPage } from './database/cursor';
import { inPortions, type EmbeddedDatabase } from './database/embedded-database';
import { documentIn, integerIn, textIn } from './database/rows';

const listName = 'decisions';
const latest = { at: '\u{10FFFF}', row: Number.MAX_SAFE_INTEGER };

/** The index by which a list is walked: of what narrows it most. Other conditions are tried on the way. */
const indexes = [
  { given: 'messageId', column: 'message', index: 'decisions_message' },
  { given: 'mailboxId', column: 'mailbox', index: 'decisions_mailbox' },
  { given: 'reason', column: 'reason', index: 'decisions_reason' },
] as const satisfies readonly { given: keyof DecisionFilter; column: string; index: string }[];

export class EmbeddedDecisionLog extends DecisionLog {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override async append(decisions: readonly LoggedDecision[]): Promise<void> {
    const portions = inPortions(decisions).map((portion) =>
      this.database.write(() => {
        for (const decision of portion) this.put(decision);
      }),
    );
    await Promise.all(portions);
  }

  override async list(
    filter: DecisionFilter,
  ): Promise<{ readonly decisions: readonly LoggedDecision[]; readonly nextCursor?: string }> {
    const before = filter.cursor === undefined ? latest : fromCursor(listName, filter.cursor);
    const given = indexes.filter(({ given: name }) => filter[name] !== undefined);
    const conditions = given.map(({ column }) => `AND ${column} = ?`).join(' ');
    const rows = await this.database.all(
      `SELECT row, decided, doc FROM decisions INDEXED BY ${given[0]?.index ?? 'decisions_decided'}
       WHERE decided >= ? AND decided <= ? AND (decided < ? OR row < ?) ${conditions}
       ORDER BY decided DESC, row DESC LIMIT ?`,
      [
        filter.since ?? '',
        before.at,
        before.at,
        before.row,
        ...given.map(({ given: name }) => filter[name] ?? ''),
        filter.limit + 1,
      ],
    );
    const page = toPage(listName, rows, filter.limit, (row) => ({
      at: textIn(row, 'decided'),
      row: integerIn(row, 'row'),
    }));
    return { decisions: page.rows.map((row) => documentIn('LoggedDecision', row)), ...page.next };
  }

  override countByExclusion(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.database.read(() => {
      const count = this.database.statement('SELECT count(*) AS n FROM exclusion_hits WHERE exclusion = ?');
      const counted = ids.map((id) => [id, integerIn(count.get(id) ?? {}, 'n')] as const);
      return new Map(counted.filter(([, hits]) => hits > 0));
    });
  }

  override removeBefore(before: string, limit: number): Promise<number> {
    return this.database.write(() => {
      const { changes } = this.database
        .statement(
          `DELETE FROM decisions WHERE row IN
           (SELECT row FROM decisions WHERE decided < ? ORDER BY decided LIMIT ?)`,
        )
        .run(before, limit);
      return Number(changes);
    });
  }

  private put(decision: LoggedDecision): void {
    this.database
      .statement(
        `INSERT INTO decisions (id, mailbox, message, reason, decided, doc) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET mailbox = excluded.mailbox, message = excluded.message,
           reason = excluded.reason, decided = excluded.decided, doc = excluded.doc`,
      )
      .run(
        decision.id,
        decision.mailboxId,
        decision.internetMessageId ?? null,
        decision.reason,
        decision.decidedAt,
        JSON.stringify(decision),
      );
    for (const id of decision.exclusions ?? []) {
      this.database
        .statement('INSERT OR IGNORE INTO exclusion_hits SELECT ?, row FROM decisions WHERE id = ?')
        .run(id, decision.id);
    }
  }
}
