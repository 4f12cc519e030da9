import { Simulations, type Simulation, type SimulationPart } from '@foldwatch/ports';
import { inPortions, rowsPerPortion, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn } from '../database/rows';
import { putRow } from './simulation-rows';
import { toPartRow } from './embedded-simulation-parts';

export class EmbeddedSimulations extends Simulations {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  /** Whoever finds a part finds its simulation. */
  override async add(simulation: Simulation, parts: readonly SimulationPart[]): Promise<void> {
    const { id, createdAt: created } = simulation;
    await this.database.write(() =>
      putRow(this.database, { simulation: id, kind: 'simulation', key: '', created, doc: simulation }),
    );
    for (const portion of inPortions(parts)) {
      await this.database.write(() => {
        for (const part of portion) putRow(this.database, toPartRow(part));
      });
    }
  }

  override find(id: string): Promise<Simulation | undefined> {
    return this.database.read(() => {
      const row = this.database
        .statement(`SELECT doc FROM simulations WHERE simulation = ? AND kind = 'simulation' AND key = ''`)
        .get(id);
      return row === undefined ? undefined : documentIn('Simulation', row);
    });
  }

  /** Parts first, so that nobody adds to it meanwhile. */
  override async remove(id: string): Promise<void> {
    await this.database.write(() =>
      this.database
        .statement(`DELETE FROM simulations WHERE simulation = ? AND kind IN ('simulation', 'part')`)
        .run(id),
    );
    for (let removed = rowsPerPortion; removed === rowsPerPortion;) {
      removed = await this.database.write(() => {
        const { changes } = this.database
          .statement(
            `DELETE FROM simulations WHERE rowid IN (SELECT rowid FROM simulations WHERE simulation = ? LIMIT ?)`,
          )
          .run(id, rowsPerPortion);
        return Number(changes);
      });
    }
  }

  override removeBefore(before: string, limit: number): Promise<number> {
    return this.database.write(() => {
      const { changes } = this.database
        .statement(
          `DELETE FROM simulations WHERE rowid IN
           (SELECT rowid FROM simulations WHERE created < ? ORDER BY created LIMIT ?)`,
        )
        .run(before, limit);
      return Number(changes);
    });
  }
}
