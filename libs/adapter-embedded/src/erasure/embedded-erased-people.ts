import { rememberingHash } from '@foldwatch/platform';
import { ErasedPeople } from '@foldwatch/ports';
import type { AddressHashes } from '../database/address-hashes';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, type ErasedHash } from '../database/rows';

export class EmbeddedErasedPeople extends ErasedPeople {
  private hash: ((text: string) => string) | undefined;

  constructor(
    private readonly database: EmbeddedDatabase,
    private readonly hashes: AddressHashes,
  ) {
    super();
  }

  /** Asked for when the store is opened, so that every backup has the key. */
  override async hashing(): Promise<(text: string) => string> {
    this.hash ??= rememberingHash(await this.database.write(() => this.hashes.ready()));
    return this.hash;
  }

  override async among(texts: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    if (await this.isEmpty()) return found;
    const hashOf = await this.hashing();
    for (const portion of inPortions([...new Set(texts)])) {
      await this.database.read(() => {
        for (const text of portion) {
          const known = this.stored(hashOf(text));
          if (known !== undefined) found.set(text, known.erasedAt);
        }
      });
    }
    return found;
  }

  override async remember(hashes: readonly string[], erasedAt: string): Promise<void> {
    for (const portion of inPortions(hashes)) {
      await this.database.write(() => {
        const put = this.database.statement(
          'INSERT INTO erased_people (hash, doc) VALUES (?, ?) ON CONFLICT (hash) DO UPDATE SET doc = excluded.doc',
        );
        for (const hash of portion) {
          const known = this.stored(hash);
          if (known !== undefined && known.erasedAt >= erasedAt) continue;
          put.run(hash, JSON.stringify({ hash, erasedAt } satisfies ErasedHash));
        }
      });
    }
  }

  private isEmpty(): Promise<boolean> {
    return this.database.read(() => this.database.statement('SELECT 1 FROM erased_people LIMIT 1').get() === undefined);
  }

  private stored(hash: string): ErasedHash | undefined {
    const row = this.database.statement('SELECT doc FROM erased_people WHERE hash = ?').get(hash);
    return row === undefined ? undefined : documentIn('ErasedPerson', row);
  }
}
