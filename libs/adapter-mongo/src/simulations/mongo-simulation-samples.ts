import { SimulationSamples, type SamplePage, type SimulationPart } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { putRows } from '../database/put-rows';
import { placeKey, placesOf, rowId, toRow } from './simulation-row';

type Part = Pick<SimulationPart, 'simulationId' | 'mailboxId'>;

export class MongoSimulationSamples extends SimulationSamples {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override put(page: SamplePage): Promise<void> {
    const { simulationId, mailboxId, createdAt: created } = page;
    const place = { simulationId, key: placeKey(mailboxId, page.page), created };
    const { _id, ...replacement } = toRow(place, { kind: 'sample', doc: page });
    return putRows(this.database.rowsOf('simulations'), [{ filter: { _id }, replacement, upsert: true }]);
  }

  override async find({ simulationId, mailboxId }: Part, page: number): Promise<SamplePage | undefined> {
    const _id = rowId(simulationId, 'sample', placeKey(mailboxId, page));
    const row = await attempt(() => this.rows.findOne({ _id }));
    return row?.kind === 'sample' ? row.doc : undefined;
  }

  override count(part: Part): Promise<number> {
    return attempt(() => this.rows.countDocuments(samplesOf(part)));
  }

  override async remove(part: Part): Promise<void> {
    await attempt(() => this.rows.deleteMany(samplesOf(part)));
  }

  private get rows() {
    return this.database.collection('simulations');
  }
}

const samplesOf = ({ simulationId, mailboxId }: Part) => ({
  simulation: keyOf(simulationId),
  kind: 'sample' as const,
  key: placesOf(mailboxId),
});
