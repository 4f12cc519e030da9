import { Logger } from '@nestjs/common';
import { armFailpoint, BadConfiguration } from '@foldwatch/platform';
import { AppError } from '@foldwatch/ports';
import { CommandProblem } from '../command-problem';
import { exitCodes } from '../exit-codes';
import type { Work } from '../installation-command';

/** Whoever typed a command is answered in sentences; adapters log for services. */
export const carriedOut =
  (work: Work): Work =>
  async (call) => {
    Logger.overrideLogger(false);
    armFailpoint(call.env['FOLDWATCH_FAILPOINT']);
    try {
      return await work(call);
    } catch (error) {
      throw explained(error);
    }
  };

/** Errors of ours are written for people and hold no secret. */
function explained(error: unknown): unknown {
  if (error instanceof BadConfiguration) {
    return new CommandProblem(exitCodes.usage, 'bad-configuration', error.message, { cause: error });
  }
  if (!(error instanceof AppError)) return error;
  const exitCode = error.retryable ? exitCodes.failed : exitCodes.refused;
  return new CommandProblem(exitCode, error.code, error.message, { cause: error });
}
