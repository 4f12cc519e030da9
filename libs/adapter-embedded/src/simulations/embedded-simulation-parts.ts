import type { MailboxId } from '@foldwatch/domain';
import { SimulationParts, type SimulationDifference, type SimulationPart } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, textIn } from '../database/rows';
import { placeKey, placesOf, putRow, removeRow, type SimulationRow } from './simulation-rows';

const listName = 'simulation-differences';

export class EmbeddedSimulationParts extends SimulationParts {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override findMany(simulationId: string): Promise<readonly SimulationPart[]> {
    return this.database.read(() =>
      this.database
        .statement(`SELECT doc FROM simulations WHERE simulation = ? AND kind = 'part' ORDER BY key`)
        .all(simulationId)
        .map((row) => documentIn('SimulationPart', row)),
    );
  }

  override findUnclaimed(now: string, limit: number): Promise<readonly SimulationPart[]> {
    return this.database.read(() =>
      this.database
        .statement('SELECT doc FROM simulations WHERE claimed <= ? ORDER BY claimed LIMIT ?')
        .all(now, limit)
        .map((row) => documentIn('SimulationPart', row)),
    );
  }

  override advance(
    part: SimulationPart,
    found?: { readonly page: number; readonly differences: readonly SimulationDifference[] },
  ): Promise<'saved' | 'lost'> {
    return this.database.write(() => {
      if (this.revisionOf(part) !== part.revision - 1) return 'lost';
      const { simulationId: simulation, mailboxId, createdAt: created } = part;
      putRow(this.database, toPartRow(part));
      if (found === undefined) return 'saved';
      for (const [n, doc] of found.differences.entries()) {
        const key = placeKey(mailboxId, found.page, n);
        putRow(this.database, { simulation, kind: 'difference', key, created, doc });
      }
      removeRow(this.database, { simulation, kind: 'sample', key: placeKey(mailboxId, found.page) });
      return 'saved';
    });
  }

  override async listDifferences(
    simulationId: string,
    { mailboxId, limit, cursor }: { readonly mailboxId?: MailboxId; readonly limit: number; readonly cursor?: string },
  ): Promise<{ readonly differences: readonly SimulationDifference[]; readonly nextCursor?: string }> {
    const [first, end] = mailboxId === undefined ? ['', '\u{10FFFF}'] : placesOf(mailboxId);
    const after = cursor === undefined ? first : fromCursor(listName, cursor).at;
    const rows = await this.database.all(
      `SELECT key, doc FROM simulations WHERE simulation = ? AND kind = 'difference' AND key > ? AND key < ?
       ORDER BY key LIMIT ?`,
      [simulationId, after, end, limit + 1],
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: textIn(row, 'key'), row: 0 }));
    return { differences: page.rows.map((row) => documentIn('SimulationDifference', row)), ...page.next };
  }

  private revisionOf({ simulationId, mailboxId }: SimulationPart): number | undefined {
    const row = this.database
      .statement(`SELECT doc FROM simulations WHERE simulation = ? AND kind = 'part' AND key = ?`)
      .get(simulationId, mailboxId);
    return row === undefined ? undefined : documentIn('SimulationPart', row).revision;
  }
}

export const toPartRow = (part: SimulationPart): SimulationRow => ({
  simulation: part.simulationId,
  kind: 'part',
  key: part.mailboxId,
  created: part.createdAt,
  ...(part.state === 'open' && { claimed: part.claimedUntil }),
  doc: part,
});
