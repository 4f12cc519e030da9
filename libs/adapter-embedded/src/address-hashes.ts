import { keyedHashId, randomSecret } from '@foldwatch/platform';
import type { EmbeddedDatabase } from './database/embedded-database';
import { documentIn } from './database/rows';

const name = 'addresses';

/** Hashes of addresses that nobody can guess back without the key that this file alone has. */
export class AddressHashes {
  constructor(private readonly database: EmbeddedDatabase) {}

  /** Within a write, which makes the key when it is needed for the first time. */
  of(...parts: readonly string[]): string {
    return keyedHashId(this.storedKey() ?? this.madeKey(), parts.join('\n'));
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
