import { tokenDigits, tokenNumber, type TrackingToken } from '@foldwatch/domain';
import { TrackingTokens } from '@foldwatch/ports';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn } from '../database/rows';

export class EmbeddedTrackingTokens extends TrackingTokens {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  /** SQLite gives a number of the table once, also when its row is gone. */
  override issue(token: Omit<TrackingToken, 'digits'>, code: number): Promise<TrackingToken> {
    return this.database.write(() => {
      const { lastInsertRowid } = this.database.statement(`INSERT INTO tracking_tokens (doc) VALUES ('')`).run();
      const issued: TrackingToken = { ...token, digits: tokenDigits(Number(lastInsertRowid), code) };
      this.database
        .statement('UPDATE tracking_tokens SET doc = ? WHERE no = ?')
        .run(JSON.stringify(issued), lastInsertRowid);
      return issued;
    });
  }

  override async findMany(digits: readonly string[]): Promise<ReadonlyMap<string, TrackingToken>> {
    const found = new Map<string, TrackingToken>();
    for (const portion of inPortions(digits)) {
      await this.database.read(() => {
        const find = this.database.statement('SELECT doc FROM tracking_tokens WHERE no = ?');
        for (const sought of portion) {
          const row = find.get(tokenNumber(sought));
          const token = row && documentIn('TrackingToken', row);
          if (token?.digits === sought) found.set(sought, token);
        }
      });
    }
    return found;
  }
}
