/** What scripts may rely on; described in the help and in docs/operations.md. */
export const exitCodes = {
  done: 0,
  /** It did not work out; the same call may work later. */
  failed: 1,
  /** The command was not understood. */
  usage: 2,
  /** Nothing was changed, and the same call will be refused again. */
  refused: 3,
  /** It is done, but something was missing. */
  incomplete: 4,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
