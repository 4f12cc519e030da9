import { DeadLetters, type DeadLetter, type DeadLetterFilter, type Death, type Settlement } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn, textIn } from '../database/rows';

const listName = 'dead-letters';
const latest = { at: '\u{10FFFF}', row: Number.MAX_SAFE_INTEGER };
/** What a list can be narrowed by; none is tried by an index of its own but the state. */
const columns = { state: 'state', group: 'grp', topic: 'topic', code: 'code' } as const;
const narrowing = ['state', 'group', 'topic', 'code'] as const;

export class EmbeddedDeadLetters extends DeadLetters {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override record(deaths: readonly Death[]): Promise<void> {
    return this.inWrites(deaths, (death) => {
      const known = this.stored(death.id);
      if (known === undefined || known.diedAt < death.diedAt) this.put(died(known, death));
    });
  }

  override find(id: string): Promise<DeadLetter | undefined> {
    return this.database.read(() => this.stored(id));
  }

  override async list(
    filter: DeadLetterFilter,
  ): Promise<{ readonly letters: readonly DeadLetter[]; readonly nextCursor?: string }> {
    const before = filter.cursor === undefined ? latest : fromCursor(listName, filter.cursor);
    const given = narrowing.filter((name) => filter[name] !== undefined);
    const rows = await this.database.all(
      `SELECT row, died, doc FROM dead_letters
       INDEXED BY ${filter.state === undefined ? 'dead_letters_died' : 'dead_letters_state'}
       WHERE died <= ? AND (died < ? OR row < ?) ${given.map((name) => `AND ${columns[name]} = ?`).join(' ')}
       ORDER BY died DESC, row DESC LIMIT ?`,
      [before.at, before.at, before.row, ...given.map((name) => filter[name] ?? ''), filter.limit + 1],
    );
    const page = toPage(listName, rows, filter.limit, (row) => ({
      at: textIn(row, 'died'),
      row: integerIn(row, 'row'),
    }));
    return { letters: page.rows.map((row) => documentIn('DeadLetter', row)), ...page.next };
  }

  override settle(letters: readonly Pick<Death, 'id' | 'diedAt'>[], settlement: Settlement): Promise<void> {
    return this.inWrites(letters, ({ id, diedAt }) => {
      const known = this.stored(id);
      if (known?.diedAt === diedAt) this.put({ ...known, state: settlement.as, settlement });
    });
  }

  override rewrite(letters: readonly Pick<Death, 'id' | 'diedAt' | 'event'>[]): Promise<void> {
    return this.inWrites(letters, ({ id, diedAt, event }) => {
      const known = this.stored(id);
      if (known?.diedAt === diedAt) this.put({ ...known, event });
    });
  }

  override removeBefore(before: string, limit: number): Promise<number> {
    return this.database.write(() => {
      const { changes } = this.database
        .statement(
          'DELETE FROM dead_letters WHERE row IN (SELECT row FROM dead_letters WHERE died < ? ORDER BY died LIMIT ?)',
        )
        .run(before, limit);
      return Number(changes);
    });
  }

  private async inWrites<T>(items: readonly T[], write: (item: T) => void): Promise<void> {
    const portions = inPortions(items).map((portion) => this.database.write(() => portion.forEach(write)));
    await Promise.all(portions);
  }

  private stored(id: string): DeadLetter | undefined {
    const row = this.database.statement('SELECT doc FROM dead_letters WHERE id = ?').get(id);
    return row === undefined ? undefined : documentIn('DeadLetter', row);
  }

  private put(letter: DeadLetter): void {
    const { id, state, group, event, code, diedAt } = letter;
    this.database
      .statement(
        `INSERT INTO dead_letters (id, state, grp, topic, code, died, doc) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET state = excluded.state, grp = excluded.grp, topic = excluded.topic,
           code = excluded.code, died = excluded.died, doc = excluded.doc`,
      )
      .run(id, state, group, event.topic, code, diedAt, JSON.stringify(letter));
  }
}

const died = (known: DeadLetter | undefined, death: Death): DeadLetter => ({
  ...death,
  state: 'open',
  firstDiedAt: known?.firstDiedAt ?? death.diedAt,
  deaths: (known?.deaths ?? 0) + 1,
  ...(known?.settlement !== undefined && { settlement: known.settlement }),
});
