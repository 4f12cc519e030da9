import { Simulations, type Simulation, type SimulationPart } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { putRows } from '../database/put-rows';
import { rowId, toPartRow, toRow, type SimulationRow } from './simulation-row';

export class MongoSimulations extends Simulations {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  /** Whoever finds a part finds its simulation. */
  override async add(simulation: Simulation, parts: readonly SimulationPart[]): Promise<void> {
    const place = { simulationId: simulation.id, key: '', created: simulation.createdAt };
    await this.put([toRow(place, { kind: 'simulation', doc: simulation })]);
    await this.put(parts.map(toPartRow));
  }

  override async find(id: string): Promise<Simulation | undefined> {
    const row = await attempt(() => this.rows.findOne({ _id: rowId(id, 'simulation', '') }));
    return row?.kind === 'simulation' ? row.doc : undefined;
  }

  /** Parts first, so that nobody adds to it meanwhile. */
  override async remove(id: string): Promise<void> {
    const simulation = keyOf(id);
    await attempt(() => this.rows.deleteMany({ simulation, kind: { $in: ['part', 'simulation'] } }));
    await attempt(() => this.rows.deleteMany({ simulation }));
  }

  override async removeBefore(before: string, limit: number): Promise<number> {
    const old = await attempt(() =>
      this.rows
        .find({ created: { $lt: before } }, { projection: { _id: 1 } })
        .sort({ created: 1 })
        .limit(limit)
        .toArray(),
    );
    if (old.length === 0) return 0;
    const { deletedCount } = await attempt(() => this.rows.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } }));
    return deletedCount;
  }

  private put(rows: readonly SimulationRow[]): Promise<void> {
    const replacements = rows.map(({ _id, ...replacement }) => ({ filter: { _id }, replacement, upsert: true }));
    return putRows(this.database.rowsOf('simulations'), replacements);
  }

  private get rows() {
    return this.database.collection('simulations');
  }
}
