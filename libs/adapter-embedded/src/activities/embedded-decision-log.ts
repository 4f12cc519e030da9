import type { MailboxId } from '@foldwatch/domain';
import { DecisionLog, type DecisionFilter, type LoggedDecision } from '@foldwatch/ports';
import { fromCursor, toPage, type ListPosition } from '../database/cursor';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn, textIn, type Row } from '../database/rows';
import { areFew, collectingQuery, walkingQuery } from '../database/term-search';
import { decidedMessage, decisionCriteria, decisionList, decisionTerms } from './decision-search';

const listName = 'decisions';
/** Enough for every folder in which a message has copies. */
const decisionsOfMessage = 50;
const latest = { at: '\u{10FFFF}', row: Number.MAX_SAFE_INTEGER };

export class EmbeddedDecisionLog extends DecisionLog {
  /** Below `collectedAtMost` hits of its words they are collected and sorted; else the newest are tried one by one. */
  constructor(
    private readonly database: EmbeddedDatabase,
    private readonly collectedAtMost = 5000,
  ) {
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

  override async find(id: string): Promise<LoggedDecision | undefined> {
    const [row] = await this.database.all('SELECT doc FROM decisions WHERE id = ?', [id]);
    return row === undefined ? undefined : documentIn('LoggedDecision', row);
  }

  override async list(
    filter: DecisionFilter,
  ): Promise<{ readonly decisions: readonly LoggedDecision[]; readonly nextCursor?: string }> {
    const { mailboxIds, ...others } = filter;
    const parts = mailboxIds?.map((mailboxId) => ({ ...others, mailboxId })) ?? [filter];
    const rows = await Promise.all(parts.map((part) => this.rowsOf(part)));
    const merged = rows.length === 1 ? (rows[0] ?? []) : rows.flat().toSorted(latestRowFirst);
    const page = toPage(listName, merged, filter.limit, decidedPosition);
    return { decisions: page.rows.map((row) => documentIn('LoggedDecision', row)), ...page.next };
  }

  /** As many as fill a page, and one more. */
  private async rowsOf(filter: DecisionFilter): Promise<readonly Row[]> {
    const before = filter.cursor === undefined ? latest : fromCursor(listName, filter.cursor);
    const [list, criteria] = [decisionList(filter), decisionCriteria(filter)];
    const bounds = { ...before, since: filter.since ?? '', limit: filter.limit + 1 };
    const isFew = await areFew(this.database, list, criteria, this.collectedAtMost);
    const { sql, params } = (isFew ? collectingQuery : walkingQuery)(list, bounds, criteria);
    return this.database.all(sql, params);
  }

  override findOfMessages(mailboxId: MailboxId, messageIds: readonly string[]): Promise<readonly LoggedDecision[]> {
    return this.database.read(() => {
      const find = this.database.statement(
        `SELECT doc FROM decisions INDEXED BY decisions_message WHERE message = ? AND mailbox = ?
         ORDER BY decided DESC, row DESC LIMIT ${decisionsOfMessage}`,
      );
      const found = [...new Set(messageIds)].flatMap((id) => find.all(id, mailboxId));
      return found.map((row) => documentIn('LoggedDecision', row)).toSorted(newestFirst);
    });
  }

  override countByExclusion(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.database.read(() => {
      const count = this.database.statement('SELECT count(*) AS n FROM exclusion_hits WHERE exclusion = ?');
      const counted = ids.map((id) => [id, integerIn(count.get(id) ?? {}, 'n')] as const);
      return new Map(counted.filter(([, hits]) => hits > 0));
    });
  }

  override async removeMany(ids: readonly string[]): Promise<void> {
    for (const portion of inPortions(ids)) {
      await this.database.write(() => {
        const remove = this.database.statement('DELETE FROM decisions WHERE id = ?');
        for (const id of portion) remove.run(id);
      });
    }
  }

  override async countBefore(before: string): Promise<number> {
    const [row] = await this.database.all('SELECT count(*) AS n FROM decisions WHERE decided < ?', [before]);
    return integerIn(row ?? {}, 'n');
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
    const { id, mailboxId, reason, decidedAt } = decision;
    const terms = decisionTerms(decision);
    const stored = this.database
      .statement(
        `INSERT INTO decisions (id, mailbox, message, reason, decided, terms, doc) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET mailbox = excluded.mailbox, message = excluded.message,
           reason = excluded.reason, decided = excluded.decided, terms = excluded.terms, doc = excluded.doc
         RETURNING row`,
      )
      .get(id, mailboxId, decidedMessage(decision), reason, decidedAt, terms, JSON.stringify(decision));
    const row = integerIn(stored ?? {}, 'row');
    if (terms !== '') {
      this.database.statement('INSERT OR REPLACE INTO decision_terms (rowid, terms) VALUES (?, ?)').run(row, terms);
    }
    for (const exclusion of decision.exclusions ?? []) {
      this.database.statement('INSERT OR IGNORE INTO exclusion_hits VALUES (?, ?)').run(exclusion, row);
    }
  }
}

const decidedPosition = (row: Row): ListPosition => ({ at: textIn(row, 'decided'), row: integerIn(row, 'row') });

function latestRowFirst(a: Row, b: Row): number {
  const [one, other] = [decidedPosition(a), decidedPosition(b)];
  return one.at === other.at ? other.row - one.row : one.at < other.at ? 1 : -1;
}

const newestFirst = (a: LoggedDecision, b: LoggedDecision): number =>
  a.decidedAt === b.decidedAt ? 0 : a.decidedAt < b.decidedAt ? 1 : -1;
