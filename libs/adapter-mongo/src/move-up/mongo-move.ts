import { AppError } from '@foldwatch/ports';
import { attempt, attemptUpsert } from '../database/attempts';
import { schemas, type CollectionName } from '../database/collections';
import { MongoDatabase, type MongoOptions } from '../database/mongo-database';
import { moveRowId, type MoveRow } from './move-row';

/** Somebody else's data is where a data directory was to be moved. */
class MoveTargetNotEmpty extends AppError {
  override readonly code = 'move-target-not-empty';
  override readonly retryable = false;
}

export interface MoveStep {
  /** How much of it is done. */
  readonly done: number;
  /** How much could not be moved. */
  readonly left: number;
  readonly after?: string;
  readonly isFinished: boolean;
}

const stepPrefix = 'step ';
const names = Object.keys(schemas).filter((name): name is CollectionName => name in schemas);

/** Remembers in the database itself that a move goes there, and how far it is, so that it can be taken up again. */
export class MongoMove {
  private constructor(private readonly database: MongoDatabase) {}

  static async connect(options: MongoOptions): Promise<MongoMove> {
    return new MongoMove(await MongoDatabase.connect(options));
  }

  /** Changes nothing. Raises `MoveTargetNotEmpty` where something else is than this move. */
  async look(moveId: string): Promise<'empty' | 'begun' | 'finished'> {
    const move = await attempt(() => this.rows.findOne({ _id: moveRowId }));
    if (move === null) {
      await this.demandEmpty();
      return 'empty';
    }
    if (move.moveId === moveId) return move.finishedAt === undefined ? 'begun' : 'finished';
    throw new MoveTargetNotEmpty(
      'Another data directory was moved into this database, or began to be. Name another database in MONGODB_URI, or drop this one.',
    );
  }

  async begin(moveId: string, startedAt: string): Promise<void> {
    const row = { moveId, startedAt };
    await attemptUpsert(() => this.rows.updateOne({ _id: moveRowId }, { $setOnInsert: row }, { upsert: true }));
    await this.look(moveId);
  }

  async step(name: string): Promise<MoveStep> {
    const row = await attempt(() => this.rows.findOne({ _id: stepPrefix + name }));
    return toStep(row ?? {});
  }

  /** Those that were begun, by their names. */
  async steps(): Promise<ReadonlyMap<string, MoveStep>> {
    const rows = await attempt(() => this.rows.find({ _id: { $ne: moveRowId } }).toArray());
    return new Map(rows.map((row) => [row._id.slice(stepPrefix.length), toStep(row)]));
  }

  async note(name: string, step: MoveStep): Promise<void> {
    await attemptUpsert(() => this.rows.updateOne({ _id: stepPrefix + name }, { $set: step }, { upsert: true }));
  }

  async finish(finishedAt: string): Promise<void> {
    await attempt(() => this.rows.updateOne({ _id: moveRowId }, { $set: { finishedAt } }));
  }

  close(): Promise<void> {
    return this.database.close();
  }

  private async demandEmpty(): Promise<void> {
    for (const name of names) {
      const row = await attempt(() => this.database.rowsOf(name).findOne({}, { projection: { _id: 1 } }));
      if (row === null) continue;
      throw new MoveTargetNotEmpty(
        `The database is not empty: there is something in ${name}. Name an empty one in MONGODB_URI.`,
      );
    }
  }

  private get rows() {
    return this.database.collection('move_up');
  }
}

const toStep = ({ done = 0, left = 0, after, isFinished = false }: Omit<MoveRow, '_id'>): MoveStep => ({
  done,
  left,
  isFinished,
  ...(after !== undefined && { after }),
});
