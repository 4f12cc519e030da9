import type { EmbeddedDatabase } from '../database/embedded-database';

export interface SimulationRow {
  readonly simulation: string;
  readonly kind: 'simulation' | 'part' | 'sample' | 'difference';
  readonly key: string;
  readonly created: string;
  /** Of an open part: until when somebody works on it. */
  readonly claimed?: string;
  readonly doc: unknown;
}

const width = 8;

/** Sorts by mailbox, then by number. */
export const placeKey = (mailboxId: string, ...numbers: readonly number[]): string =>
  [mailboxId, ...numbers.map((number) => String(number).padStart(width, '0'))].join('\t');

/** Every key of a mailbox's pages lies behind the first and before the second. */
export const placesOf = (mailboxId: string): readonly [string, string] => [`${mailboxId}\t`, `${mailboxId}\n`];

/** For use within `write`. */
export function putRow(database: EmbeddedDatabase, row: SimulationRow): void {
  database
    .statement(
      `INSERT INTO simulations (simulation, kind, key, created, claimed, doc) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (simulation, kind, key) DO UPDATE SET claimed = excluded.claimed, doc = excluded.doc`,
    )
    .run(row.simulation, row.kind, row.key, row.created, row.claimed ?? null, JSON.stringify(row.doc));
}

/** For use within `write`. */
export function removeRow(
  database: EmbeddedDatabase,
  { simulation, kind, key }: Pick<SimulationRow, 'simulation' | 'kind' | 'key'>,
): void {
  database
    .statement('DELETE FROM simulations WHERE simulation = ? AND kind = ? AND key = ?')
    .run(simulation, kind, key);
}
