import type { CommandFailure } from './command';
import { CommandProblem } from './command-problem';
import { exitCodes } from './exit-codes';

const systemProblems: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'The disk is full. Make room, then try again.'],
  ['EDQUOT', 'The quota of the disk is used up. Make room, then try again.'],
  ['EROFS', 'The file system is read-only.'],
  ['EACCES', 'This user may not read or write there. Run it as the user of the product.'],
  ['EPERM', 'This user may not read or write there. Run it as the user of the product.'],
]);

/** What an error means for the caller. Problems are written for people; of other errors the message is shown. */
export function explainFailure(error: unknown): CommandFailure {
  if (error instanceof CommandProblem) return error;
  const { code, message } = systemErrorOf(error);
  const advice = systemProblems.get(code);
  return { exitCode: exitCodes.failed, code, message: advice === undefined ? message : `${advice} (${message})` };
}

function systemErrorOf(error: unknown): { readonly code: string; readonly message: string } {
  const isError = typeof error === 'object' && error !== null && 'message' in error;
  if (!isError) return { code: 'failed', message: 'It failed for an unknown reason.' };
  return { code: 'code' in error ? String(error.code) : 'failed', message: String(error.message) };
}
