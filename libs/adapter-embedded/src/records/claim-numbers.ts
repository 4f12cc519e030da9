import type { RecordOrigin } from '@foldwatch/domain';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn } from '../database/rows';

/** How many records an address had that are gone, so that the next one gets an id of its own. Works within a read or write. */
export class ClaimNumbers {
  constructor(private readonly database: EmbeddedDatabase) {}

  of(addressHash: string): number {
    const row = this.database.statement('SELECT doc FROM claim_numbers WHERE id = ?').get(addressHash);
    return row === undefined ? 0 : documentIn('ClaimNumber', row).number;
  }

  note({ addressHash, number }: Pick<RecordOrigin, 'addressHash' | 'number'>): void {
    const doc = JSON.stringify({ addressHash, number: Math.max(number, this.of(addressHash)) });
    this.database
      .statement('INSERT INTO claim_numbers (id, doc) VALUES (?, ?) ON CONFLICT DO UPDATE SET doc = excluded.doc')
      .run(addressHash, doc);
  }
}
