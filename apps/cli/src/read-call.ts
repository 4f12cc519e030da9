import { parseArgs } from 'node:util';
import type { Command } from './command';

/** The command cannot be carried out as it was typed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The options of a call by their names; a switch that is on has an empty value. */
export function readOptions(command: Command, args: readonly string[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(parse(command, args))) {
    if (typeof value === 'string') given.set(name, value);
    else if (value === true) given.set(name, '');
  }
  if (!given.has('help')) refuseIncomplete(command, given);
  return given;
}

function refuseIncomplete({ options }: Command, given: ReadonlyMap<string, string>): void {
  for (const [name, { isRequired, value }] of Object.entries(options)) {
    if (isRequired === true && !given.has(name)) throw new UsageError(`--${name} ${value ?? ''} is missing.`);
    if (value !== undefined && given.get(name) === '') throw new UsageError(`--${name} needs a value.`);
  }
}

function parse({ options }: Command, args: readonly string[]): Readonly<Record<string, unknown>> {
  const described = Object.entries(options).map(
    ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  try {
    return parseArgs({
      args: [...args],
      options: { ...Object.fromEntries(described), json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}

/** Node's first sentence says what is wrong; the second one is advice about other programs. */
const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error
    ? (String(error.message).split('. ')[0] ?? '')
    : String(error);
