import { exitCodes, type ExitCode } from './exit-codes';

/** Why a command ends without having done its work; the message is written for whoever typed it. */
export class CommandProblem extends Error {
  override readonly name: string = 'CommandProblem';

  constructor(
    readonly exitCode: ExitCode,
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The command cannot be carried out as it was typed. */
export class UsageError extends CommandProblem {
  override readonly name = 'UsageError';

  constructor(message: string, options?: ErrorOptions) {
    super(exitCodes.usage, 'usage', message, options);
  }
}

export class Interrupted extends CommandProblem {
  override readonly name = 'Interrupted';

  constructor() {
    super(exitCodes.interrupted, 'interrupted', 'Interrupted.');
  }
}
