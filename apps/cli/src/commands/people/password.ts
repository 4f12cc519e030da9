import { randomBytes } from 'node:crypto';
import type { CommandOption } from '../../command';
import { readInput } from '../../text/read-input';

export const passwordOption: CommandOption = {
  value: 'FILE',
  means: 'Holds the password in its first line; "-" is standard input.',
};

/** A password is never an argument, which other users of the machine could see. */
export const passwordIn = async (file: string): Promise<string> => (await readInput(file)).split(/\r?\n/, 1)[0] ?? '';

const bytes = 15;

export const newPassword = (): string => randomBytes(bytes).toString('base64url');

/** The only place where it ever stands. */
export const passwordLines = (made: string | undefined): readonly string[] =>
  made === undefined ? [] : ['', `First password, shown this once: ${made}`];
