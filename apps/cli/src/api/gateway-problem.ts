import type { ProblemView } from '@foldwatch/feature-gateway';
import { CommandProblem } from '../command-problem';
import { exitCodes, type ExitCode } from '../exit-codes';

const exitCodesByStatus: ReadonlyMap<number, ExitCode> = new Map([
  [400, exitCodes.usage],
  [401, exitCodes.notAllowed],
  [403, exitCodes.notAllowed],
  [404, exitCodes.notFound],
  [408, exitCodes.failed],
  [429, exitCodes.failed],
]);

/** Where the gateway speaks to programs. */
const inOtherWords: ReadonlyMap<number, string> = new Map([
  [
    401,
    'The gateway does not accept the token. Set FOLDWATCH_ADMIN_TOKEN to the one of this installation, or name its file by --token-file.',
  ],
  [429, 'The gateway was asked too often. Wait a minute, then try again.'],
]);

export const isProblem = (body: unknown): body is ProblemView =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;

/** What the gateway says of a call that it did not carry out, in words for whoever typed the command. */
export function gatewayProblem(status: number, { code, detail, errors = [] }: ProblemView): CommandProblem {
  // A single one is what the detail says already.
  const fields = errors.length < 2 ? '' : errors.map(({ field, message }) => `${field} ${message}`).join('; ');
  const sentence = `${detail.replace(/\.$/, '')}${fields === '' ? '' : `: ${fields}`}.`;
  const message = inOtherWords.get(status) ?? sentence;
  return new CommandProblem(exitCodesByStatus.get(status) ?? otherExitCode(status), code, message);
}

const otherExitCode = (status: number): ExitCode => (status < 500 ? exitCodes.refused : exitCodes.failed);
