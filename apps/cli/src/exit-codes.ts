/** What scripts may rely on: no number ever gets another meaning. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  incomplete: 4,
  notFound: 5,
  notAllowed: 6,
  unreachable: 7,
  waiting: 8,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** For the help and the page about the command line. */
export const exitCodeMeanings: readonly (readonly [ExitCode, string])[] = [
  [exitCodes.done, 'Done.'],
  [exitCodes.failed, 'Failed; the same call may work later.'],
  [exitCodes.usage, 'The command was not understood, or the environment is bad.'],
  [exitCodes.refused, 'Refused: nothing was changed, and the same call will be refused again.'],
  [exitCodes.incomplete, 'Done, but something was missing; the output says what.'],
  [exitCodes.notFound, 'What was named is not there.'],
  [exitCodes.notAllowed, 'The token is missing, is not accepted, or may not do this.'],
  [exitCodes.unreachable, 'The gateway does not answer.'],
  [exitCodes.waiting, 'The change reaches so far that it waits for a second person.'],
  [exitCodes.interrupted, 'Interrupted; what was begun was stopped.'],
];
