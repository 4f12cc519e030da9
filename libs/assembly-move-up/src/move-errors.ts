import { AppError } from '@foldwatch/ports';

/** The brokers hold, or do, something that the move would mix with. */
export class MoveTargetRefused extends AppError {
  override readonly code = 'move-target-refused';
  override readonly retryable = false;
}

/** What was published is not there any more: the topics were changed, or kept for less than the move lasted. */
export class MovedEventsMissing extends AppError {
  override readonly code = 'moved-events-missing';
  override readonly retryable = false;
}
