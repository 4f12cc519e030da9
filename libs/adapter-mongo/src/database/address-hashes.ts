import { keyedHashId, randomSecret } from '@foldwatch/platform';
import { attempt, attemptUpsert } from './attempts';
import type { MongoDatabase } from './mongo-database';

const secretId = 'addresses';

export type HashAddress = (address: string, ...parts: readonly string[]) => string;

/** Hashes of addresses that nobody can guess back without the key that this database alone has. */
export class AddressHashes {
  private key: string | undefined;

  constructor(private readonly database: MongoDatabase) {}

  /** The function itself, once the key is there; whoever needs it first makes it, for everybody. */
  async ready(): Promise<HashAddress> {
    const key = this.key ?? (await this.stored()) ?? (await this.made());
    this.key = key;
    return (...parts) => keyedHashId(key, parts.join('\n'));
  }

  private async stored(): Promise<string | undefined> {
    return (await attempt(() => this.rows.findOne({ _id: secretId })))?.value;
  }

  /** Of whoever was first. */
  private async made(): Promise<string> {
    const value = randomSecret();
    await attemptUpsert(() => this.rows.updateOne({ _id: secretId }, { $setOnInsert: { value } }, { upsert: true }));
    return (await this.stored()) ?? value;
  }

  private get rows() {
    return this.database.collection('secrets');
  }
}
