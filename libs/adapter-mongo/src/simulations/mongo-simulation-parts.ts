import type { MailboxId } from '@foldwatch/domain';
import { SimulationParts, type SimulationDifference, type SimulationPart } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { compareAndSet } from '../database/compare-and-set';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { replaceRows } from '../database/replacements';
import { placeKey, placesOf, rowId, toPartRow, toRow } from './simulation-row';

const listName = 'simulation-differences';
/** Met by no row: who inserts does not replace. */
const nowhere = { key: '' };

interface Found {
  readonly page: number;
  readonly differences: readonly SimulationDifference[];
}

export class MongoSimulationParts extends SimulationParts {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async findMany(simulationId: string): Promise<readonly SimulationPart[]> {
    const rows = await attempt(() =>
      this.rows
        .find({ simulation: keyOf(simulationId), kind: 'part' })
        .sort({ key: 1 })
        .toArray(),
    );
    return rows.flatMap((row) => (row.kind === 'part' ? [row.doc] : []));
  }

  override async findUnclaimed(now: string, limit: number): Promise<readonly SimulationPart[]> {
    const rows = await attempt(() =>
      this.rows
        .find({ claimed: { $lte: now } })
        .sort({ claimed: 1 })
        .limit(limit)
        .toArray(),
    );
    return rows.flatMap((row) => (row.kind === 'part' ? [row.doc] : []));
  }

  /**
   * Differences first, so that a process that ends in between loses none; those of a page that are there already stay. The page
   * itself goes last.
   */
  override async advance(part: SimulationPart, found?: Found): Promise<'saved' | 'lost'> {
    if (found !== undefined) await this.insert(part, found);
    const lost = await compareAndSet(this.database.rowsOf('simulations'), [toPartRow(part)]);
    if (lost.length > 0) {
      await this.forgetWithout(part);
      return 'lost';
    }
    const { simulationId, mailboxId } = part;
    if (found !== undefined) {
      const _id = rowId(simulationId, 'sample', placeKey(mailboxId, found.page));
      await attempt(() => this.rows.deleteOne({ _id }));
    }
    return 'saved';
  }

  override async listDifferences(
    simulationId: string,
    { mailboxId, limit, cursor }: { readonly mailboxId?: MailboxId; readonly limit: number; readonly cursor?: string },
  ): Promise<{ readonly differences: readonly SimulationDifference[]; readonly nextCursor?: string }> {
    const within = mailboxId === undefined ? { $gt: '' } : placesOf(mailboxId);
    const key = cursor === undefined ? within : { ...within, $gt: fromCursor(listName, cursor) };
    const rows = await attempt(() =>
      this.rows
        .find({ simulation: keyOf(simulationId), kind: 'difference', key })
        .sort({ key: 1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage(listName, rows, limit, (row) => row.key);
    return { differences: page.rows.flatMap((row) => (row.kind === 'difference' ? [row.doc] : [])), ...page.next };
  }

  private async insert({ simulationId, mailboxId, createdAt: created }: SimulationPart, found: Found): Promise<void> {
    const rows = found.differences.map((doc, n) => {
      const place = { simulationId, key: placeKey(mailboxId, found.page, n), created };
      return toRow(place, { kind: 'difference', doc });
    });
    await replaceRows(
      this.database.rowsOf('simulations'),
      rows.map(({ _id, ...replacement }) => ({ filter: { _id, ...nowhere }, replacement, upsert: true })),
    );
  }

  /** What was removed while a page of it was decided upon leaves nothing. */
  private async forgetWithout({ simulationId }: SimulationPart): Promise<void> {
    const simulation = keyOf(simulationId);
    const known = await attempt(() => this.rows.findOne({ _id: rowId(simulationId, 'simulation', '') }));
    if (known === null) await attempt(() => this.rows.deleteMany({ simulation }));
  }

  private get rows() {
    return this.database.collection('simulations');
  }
}
