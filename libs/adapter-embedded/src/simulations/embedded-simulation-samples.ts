import { SimulationSamples, type SamplePage, type SimulationPart } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn } from '../database/rows';
import { placeKey, placesOf, putRow } from './simulation-rows';

type Part = Pick<SimulationPart, 'simulationId' | 'mailboxId'>;

export class EmbeddedSimulationSamples extends SimulationSamples {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override put(page: SamplePage): Promise<void> {
    const { simulationId: simulation, mailboxId, createdAt: created } = page;
    const key = placeKey(mailboxId, page.page);
    return this.database.write(() => putRow(this.database, { simulation, kind: 'sample', key, created, doc: page }));
  }

  override find({ simulationId, mailboxId }: Part, page: number): Promise<SamplePage | undefined> {
    return this.database.read(() => {
      const row = this.database
        .statement(`SELECT doc FROM simulations WHERE simulation = ? AND kind = 'sample' AND key = ?`)
        .get(simulationId, placeKey(mailboxId, page));
      return row === undefined ? undefined : documentIn('SamplePage', row);
    });
  }

  override count({ simulationId, mailboxId }: Part): Promise<number> {
    return this.database.read(() => {
      const row = this.database
        .statement(
          `SELECT count(*) AS n FROM simulations WHERE simulation = ? AND kind = 'sample' AND key > ? AND key < ?`,
        )
        .get(simulationId, ...placesOf(mailboxId));
      return integerIn(row ?? {}, 'n');
    });
  }

  override remove({ simulationId, mailboxId }: Part): Promise<void> {
    return this.database.write(() => {
      this.database
        .statement(`DELETE FROM simulations WHERE simulation = ? AND kind = 'sample' AND key > ? AND key < ?`)
        .run(simulationId, ...placesOf(mailboxId));
    });
  }
}
