import { SignInFailures, type Failures } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { compareAndSet } from '../database/compare-and-set';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import type { FailureRow } from './failure-row';

/** The count is what is compared and set. */
export class MongoSignInFailures extends SignInFailures {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async findMany(keys: readonly string[]): Promise<ReadonlyMap<string, Failures>> {
    const rows = await attempt(() => this.rows.find({ _id: { $in: keys.map((key) => keyOf(key)) } }).toArray());
    const found = new Map(rows.map(({ _id, version, last }) => [_id, { count: version, lastAt: last }]));
    return new Map(
      keys.flatMap((key) => {
        const failures = found.get(keyOf(key));
        return failures === undefined ? [] : [[key, failures]];
      }),
    );
  }

  override async note(key: string, known: Failures | undefined, at: string): Promise<'noted' | 'lost'> {
    const row: FailureRow = { _id: keyOf(key), version: (known?.count ?? 0) + 1, last: at };
    const lost = await compareAndSet(this.database.rowsOf('sign_in_failures'), [row]);
    return lost.length === 0 ? 'noted' : 'lost';
  }

  override async forget(key: string): Promise<void> {
    await attempt(() => this.rows.deleteOne({ _id: keyOf(key) }));
  }

  override async removeBefore(before: string, limit: number): Promise<number> {
    const old = await attempt(() =>
      this.rows
        .find({ last: { $lt: before } }, { projection: { _id: 1 } })
        .limit(limit)
        .toArray(),
    );
    if (old.length === 0) return 0;
    await attempt(() => this.rows.deleteMany({ _id: { $in: old.map(({ _id }) => _id) }, last: { $lt: before } }));
    return old.length;
  }

  private get rows() {
    return this.database.collection('sign_in_failures');
  }
}
