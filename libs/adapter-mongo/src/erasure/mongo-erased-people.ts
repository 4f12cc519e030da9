import { rememberingHash } from '@foldwatch/platform';
import { ErasedPeople } from '@foldwatch/ports';
import type { AddressHashes } from '../database/address-hashes';
import { attempt, attemptUpsert } from '../database/attempts';
import type { MongoDatabase } from '../database/mongo-database';

export class MongoErasedPeople extends ErasedPeople {
  private hash: ((text: string) => string) | undefined;

  constructor(
    private readonly database: MongoDatabase,
    private readonly hashes: AddressHashes,
  ) {
    super();
  }

  override async hashing(): Promise<(text: string) => string> {
    this.hash ??= rememberingHash(await this.hashes.ready());
    return this.hash;
  }

  override async among(texts: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const hashOf = await this.hashing();
    const byHash = new Map(texts.map((text) => [hashOf(text), text]));
    if (byHash.size === 0) return new Map();
    const found = await attempt(() => this.rows.find({ _id: { $in: [...byHash.keys()] } }).toArray());
    return new Map(found.map(({ _id, erasedAt }) => [byHash.get(_id) ?? '', erasedAt]));
  }

  override async remember(hashes: readonly string[], erasedAt: string): Promise<void> {
    for (const _id of hashes) {
      await attemptUpsert(() => this.rows.updateOne({ _id }, { $max: { erasedAt } }, { upsert: true }));
    }
  }

  private get rows() {
    return this.database.collection('erased_people');
  }
}
