import { DeadLetters, type DeadLetter, type DeadLetterFilter, type Death, type Settlement } from '@foldwatch/ports';
import { attempt, attemptUpsert, pauseBefore } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { endlessConflict } from '../database/store-failure';
import { removeOld } from '../database/remove-old';
import { deathOrder, toDeadLetter, toDeadLetterRow, type DeadLetterRow } from './dead-letter-row';

const listName = 'dead-letters';
const maxRounds = 6;
const settledAtOnce = 500;

export class MongoDeadLetters extends DeadLetters {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  /** One after the other: deaths are rare, and those of one event must not pass each other. */
  override async record(deaths: readonly Death[]): Promise<void> {
    for (const death of deaths) await this.recordOne(death);
  }

  override async find(id: string): Promise<DeadLetter | undefined> {
    const row = await this.row(id);
    return row === null ? undefined : toDeadLetter(row);
  }

  override async list(
    filter: DeadLetterFilter,
  ): Promise<{ readonly letters: readonly DeadLetter[]; readonly nextCursor?: string }> {
    const { state, group, topic, code, cursor, limit } = filter;
    const query = {
      ...(state !== undefined && { state }),
      ...(group !== undefined && { group: keyOf(group) }),
      ...(topic !== undefined && { topic: keyOf(topic) }),
      ...(code !== undefined && { code: keyOf(code) }),
      order: { $gte: '', ...(cursor !== undefined && { $lt: fromCursor(listName, cursor) }) },
    };
    const rows = await attempt(() =>
      this.rows
        .find(query)
        .sort({ order: -1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage<DeadLetterRow>(listName, rows, limit, ({ order }) => order);
    return { letters: page.rows.map(toDeadLetter), ...page.next };
  }

  /** The order names id and death, so what died anew since is not met. */
  override async settle(letters: readonly Pick<Death, 'id' | 'diedAt'>[], settlement: Settlement): Promise<void> {
    for (let start = 0; start < letters.length; start += settledAtOnce) {
      const order = { $in: letters.slice(start, start + settledAtOnce).map(deathOrder) };
      const settled = { state: settlement.as, 'doc.settlement': settlement };
      await attempt(() => this.rows.updateMany({ order }, { $set: settled }));
    }
  }

  /** The order names id and death here too. */
  override async rewrite(letters: readonly Pick<Death, 'id' | 'diedAt' | 'event'>[]): Promise<void> {
    for (const letter of letters) {
      const { payload, ...event } = letter.event;
      const said = payload === undefined ? undefined : JSON.stringify(payload);
      const set = { 'doc.event': event, ...(said !== undefined && { payload: said }) };
      await attempt(() => this.rows.updateOne({ order: deathOrder(letter) }, { $set: set }));
    }
  }

  override removeBefore(before: string, limit: number): Promise<number> {
    return removeOld(this.database.rowsOf('dead_letters'), before, limit);
  }

  /** By compare and set: a letter that somebody settles or records in between is read anew. */
  private async recordOne(death: Death): Promise<void> {
    for (let round = 1; round <= maxRounds; round += 1) {
      const row = await this.row(death.id);
      if (row !== null && row.doc.diedAt >= death.diedAt) return;
      if (await this.write(row, toDeadLetterRow(died(row, death)))) return;
      await pauseBefore(round);
    }
    throw endlessConflict();
  }

  private async write(known: DeadLetterRow | null, { _id, ...row }: DeadLetterRow): Promise<boolean> {
    if (known === null) {
      const inserted = await attemptUpsert(() => this.rows.updateOne({ _id }, { $setOnInsert: row }, { upsert: true }));
      return inserted.upsertedCount === 1;
    }
    const asKnown = { _id, order: known.order, state: known.state };
    const { matchedCount } = await attempt(() => this.rows.replaceOne(asKnown, row));
    return matchedCount === 1;
  }

  private row(id: string): Promise<DeadLetterRow | null> {
    return attempt(() => this.rows.findOne({ _id: keyOf(id) }));
  }

  private get rows() {
    return this.database.collection('dead_letters');
  }
}

const died = (known: DeadLetterRow | null, death: Death): DeadLetter => ({
  ...death,
  state: 'open',
  firstDiedAt: known?.doc.firstDiedAt ?? death.diedAt,
  deaths: (known?.doc.deaths ?? 0) + 1,
  ...(known?.doc.settlement !== undefined && { settlement: known.doc.settlement }),
});
