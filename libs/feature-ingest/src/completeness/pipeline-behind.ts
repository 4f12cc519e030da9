import { AppError } from '@foldwatch/ports';

/** What was observed again is not decided and stored yet, so nobody can say what is missing. */
export class PipelineBehind extends AppError {
  override readonly code = 'pipeline-behind';
  override readonly retryable = true;

  constructor() {
    super('What was observed again has not been decided and stored yet; the comparison is made again later.');
  }
}
