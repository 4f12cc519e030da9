import { Drafts, type Draft } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { among } from '../database/index-keys';
import { documentIn, integerIn } from '../database/rows';

const listName = 'drafts';

export class EmbeddedDrafts extends Drafts {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override find(id: string): Promise<Draft | undefined> {
    return this.database.read(() => {
      const row = this.database.statement('SELECT doc FROM drafts WHERE id = ?').get(id);
      return row === undefined ? undefined : documentIn('Draft', row);
    });
  }

  override async list({
    mailboxIds,
    limit,
    cursor,
  }: {
    readonly mailboxIds?: readonly string[];
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<{ readonly drafts: readonly Draft[]; readonly nextCursor?: string }> {
    const below = cursor === undefined ? Number.MAX_SAFE_INTEGER : fromCursor(listName, cursor).row;
    const [condition, given] =
      mailboxIds === undefined ? ['', []] : [`mailbox ${among} AND`, [JSON.stringify(mailboxIds)]];
    const rows = await this.database.all(
      `SELECT row, doc FROM drafts WHERE ${condition} row < ? ORDER BY row DESC LIMIT ?`,
      [...given, below, limit + 1],
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: '', row: integerIn(row, 'row') }));
    return { drafts: page.rows.map((row) => documentIn('Draft', row)), ...page.next };
  }

  override replace(draft: Draft): Promise<'saved' | 'lost'> {
    return this.database.write(() => {
      const stored = this.database.statement('SELECT revision FROM drafts WHERE id = ?').get(draft.id);
      if ((stored === undefined ? 0 : integerIn(stored, 'revision')) !== draft.revision - 1) return 'lost';
      this.database
        .statement(
          `INSERT INTO drafts (id, revision, mailbox, doc) VALUES (?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, doc = excluded.doc`,
        )
        .run(draft.id, draft.revision, draft.mailboxId ?? null, JSON.stringify(draft));
      return 'saved';
    });
  }

  override remove(id: string): Promise<boolean> {
    return this.database.write(() => {
      const { changes } = this.database.statement('DELETE FROM drafts WHERE id = ?').run(id);
      return Number(changes) > 0;
    });
  }
}
