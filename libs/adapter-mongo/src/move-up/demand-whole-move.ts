import { AppError } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import type { MongoDatabase } from '../database/mongo-database';
import { moveRowId } from './move-row';

/** Only a part of what is to be here is here. */
class MoveUnfinished extends AppError {
  override readonly code = 'move-unfinished';
  override readonly retryable = false;
}

/** What works on half of the data would act as if the other half were lost. */
export async function demandWholeMove(database: MongoDatabase): Promise<void> {
  const move = await attempt(() => database.collection('move_up').findOne({ _id: moveRowId }));
  if (move === null || move.finishedAt !== undefined) return;
  throw new MoveUnfinished(
    'The move of a data directory into this database is not finished: run "foldwatch move-up" again.',
  );
}
