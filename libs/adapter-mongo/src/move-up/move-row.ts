import { Schema } from 'mongoose';

/** That data of the embedded mode is being moved here, and how far each step of that is. */
export interface MoveRow {
  readonly _id: string;
  /** Of the move itself, which has the id `move`: which one it is. */
  readonly moveId?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  /** Of its steps. */
  readonly done?: number;
  readonly left?: number;
  /** Where the step's next page begins. */
  readonly after?: string;
  readonly isFinished?: boolean;
}

export const moveRowId = 'move';

export const moveSchema = new Schema({
  _id: { type: String, required: true },
  moveId: String,
  startedAt: String,
  finishedAt: String,
  done: Number,
  left: Number,
  after: String,
  isFinished: Boolean,
});
