import { tokenDigits, tokenNumber, type TrackingToken } from '@foldwatch/domain';
import { TrackingTokens } from '@foldwatch/ports';
import { attempt, attemptUpsert } from '../database/attempts';
import type { MongoDatabase } from '../database/mongo-database';
import { putRows } from '../database/put-rows';
import { endlessConflict, isDuplicateKey } from '../database/store-failure';
import { counterId, tokenRowId, toTokenRow } from './token-row';

/** More would have to be lost in a row than are ever asked for at once. */
const maxRounds = 100;

export class MongoTrackingTokens extends TrackingTokens {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  /** The counter says which number is likely free, its row's key whose it is. */
  override async issue(token: Omit<TrackingToken, 'digits'>, code: number): Promise<TrackingToken> {
    for (let round = 1; round <= maxRounds; round += 1) {
      const issued: TrackingToken = { ...token, digits: tokenDigits(await this.nextNumber(), code) };
      if (await this.insert(issued)) return issued;
    }
    throw endlessConflict();
  }

  override async findMany(digits: readonly string[]): Promise<ReadonlyMap<string, TrackingToken>> {
    if (digits.length === 0) return new Map();
    const rows = await attempt(() => this.rows.find({ _id: { $in: digits.map(tokenRowId) } }).toArray());
    const sought = new Set(digits);
    const tokens = rows.flatMap(({ doc }) => (doc !== undefined && sought.has(doc.digits) ? [doc] : []));
    return new Map(tokens.map((token) => [token.digits, token]));
  }

  /** Takes tokens over with their digits; those that are issued from now on have higher numbers. */
  async take(tokens: readonly TrackingToken[]): Promise<void> {
    const last = Math.max(0, ...tokens.map(({ digits }) => tokenNumber(digits)));
    await attemptUpsert(() => this.rows.updateOne({ _id: counterId }, { $max: { last } }, { upsert: true }));
    const rows = tokens.map(toTokenRow);
    await putRows(
      this.database.rowsOf('tracking_tokens'),
      rows.map(({ _id, ...replacement }) => ({ filter: { _id }, replacement, upsert: true })),
    );
  }

  private async nextNumber(): Promise<number> {
    const counter = await attemptUpsert(() =>
      this.rows.findOneAndUpdate({ _id: counterId }, { $inc: { last: 1 } }, { upsert: true, returnDocument: 'after' }),
    );
    return counter?.last ?? 1;
  }

  /** One whose answer was lost is there and nobody's: the next try takes another number. */
  private async insert(token: TrackingToken): Promise<boolean> {
    try {
      await attempt(() => this.rows.insertOne(toTokenRow(token)));
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  private get rows() {
    return this.database.collection('tracking_tokens');
  }
}
