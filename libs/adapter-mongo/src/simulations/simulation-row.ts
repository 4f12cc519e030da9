import { Schema, type mongo } from 'mongoose';
import type { SamplePage, Simulation, SimulationDifference, SimulationPart } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

interface Place {
  readonly _id: string;
  readonly simulation: string;
  /** Sorts by mailbox, then by number. */
  readonly key: string;
  readonly created: string;
  /** Of an open part: until when somebody works on it. */
  readonly claimed?: string;
  /** Of a part; 0 for all else. */
  readonly version: number;
  readonly mark?: mongo.ObjectId;
}

type Kept =
  | { readonly kind: 'simulation'; readonly doc: Simulation }
  | { readonly kind: 'part'; readonly doc: SimulationPart }
  | { readonly kind: 'sample'; readonly doc: SamplePage }
  | { readonly kind: 'difference'; readonly doc: SimulationDifference };

export type SimulationRow = Place & Kept;

export const simulationSchema = new Schema({
  _id: { type: String, required: true },
  simulation: { type: String, required: true },
  kind: { type: String, required: true },
  key: String,
  created: { type: String, required: true },
  claimed: String,
  version: { type: Number, required: true },
  mark: Schema.Types.ObjectId,
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ simulation: 1, kind: 1, key: 1 })
  .index({ claimed: 1 }, { sparse: true })
  .index({ created: 1 });

const width = 8;

export const placeKey = (mailboxId: string, ...numbers: readonly number[]): string =>
  keyOf(mailboxId, ...numbers.map((number) => String(number).padStart(width, '0')));

/** Every key of a mailbox's pages lies within. */
export const placesOf = (mailboxId: string): { readonly $gt: string; readonly $lt: string } => ({
  $gt: `${keyOf(mailboxId)}\t`,
  $lt: `${keyOf(mailboxId)}\n`,
});

export const rowId = (simulationId: string, kind: Kept['kind'], key: string): string =>
  `${keyOf(simulationId, kind)}\t${key}`;

export function toRow(
  { simulationId, key, created }: { readonly simulationId: string; readonly key: string; readonly created: string },
  kept: Kept,
): SimulationRow {
  const _id = rowId(simulationId, kept.kind, key);
  return { _id, simulation: keyOf(simulationId), key, created, version: 0, ...kept };
}

export function toPartRow(part: SimulationPart): SimulationRow {
  const { simulationId, mailboxId, createdAt: created, revision: version, state, claimedUntil } = part;
  const row = toRow({ simulationId, key: keyOf(mailboxId), created }, { kind: 'part', doc: part });
  return { ...row, version, ...(state === 'open' && { claimed: claimedUntil }) };
}
