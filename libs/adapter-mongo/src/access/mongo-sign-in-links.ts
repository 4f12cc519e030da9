import { SignInLinks, type SignInLink } from '@foldwatch/ports';
import { attempt, attemptUpsert } from '../database/attempts';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';

export class MongoSignInLinks extends SignInLinks {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async keep(link: SignInLink): Promise<void> {
    const row = { expires: link.expiresAt, doc: link };
    await attemptUpsert(() => this.rows.updateOne({ _id: keyOf(link.id) }, { $setOnInsert: row }, { upsert: true }));
  }

  /** Where the answer is lost on the way the link is gone: nobody gets it rather than two. */
  override async take(id: string): Promise<SignInLink | undefined> {
    return (await attempt(() => this.rows.findOneAndDelete({ _id: keyOf(id) })))?.doc;
  }

  override async removeExpired(before: string, limit: number): Promise<number> {
    const old = await attempt(() =>
      this.rows
        .find({ expires: { $lt: before } }, { projection: { _id: 1 } })
        .limit(limit)
        .toArray(),
    );
    if (old.length === 0) return 0;
    await attempt(() => this.rows.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } }));
    return old.length;
  }

  private get rows() {
    return this.database.collection('sign_in_links');
  }
}
