import { keyedHashId, randomSecret } from '@foldwatch/platform';
import type { EmbeddedDatabase } from './embedded-database';
import { documentIn } from './rows';

const name = 'addresses';

export type HashAddress = (address: string, ...parts: readonly string[]) => string;

/** Hashes of addresses that nobody can guess back without the key that this file alone has. */
export class AddressHashes {
  constructor(private readonly database: EmbeddedDatabase) {}

  /** Within a write, which makes the key when it is needed for the first time. */
  ready(): HashAddress {
    return hashingWith(this.storedKey() ?? this.madeKey());
  }

  /** Within a read; `undefined` while nothing was ever hashed. */
  known(): HashAddress | undefined {
    const key = this.storedKey();
    return key === undefined ? undefined : hashingWith(key);
  }

  private storedKey(): string | undefined {
    const row = this.database.statement('SELECT doc FROM secrets WHERE id = ?').get(name);
    return row === undefined ? undefined : documentIn('Secret', row).value;
  }

  private madeKey(): string {
    const value = randomSecret();
    this.database.statement('INSERT INTO secrets (id, doc) VALUES (?, ?)').run(name, JSON.stringify({ name, value }));
    return value;
  }
}

const hashingWith =
  (key: string): HashAddress =>
  (...parts) =>
    keyedHashId(key, parts.join('\n'));
