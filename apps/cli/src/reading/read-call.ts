import { parseArgs } from 'node:util';
import type { Command, CommandArgument, CommandOption } from '../command';
import { UsageError } from '../command-problem';
import { perhaps } from './nearest';

/** The options and arguments of a call by their names; a switch that is on has an empty value. */
export function readCall(command: Command, typed: readonly string[]): ReadonlyMap<string, string> {
  const { values, positionals } = parse(command, typed);
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string') given.set(name, value);
    else if (value) given.set(name, '');
  }
  if (given.has('help')) return given;
  const words = readArguments(command.arguments ?? [], positionals);
  for (const [name, option] of Object.entries(command.options)) refuseBadOption(name, option, given);
  return new Map([...given, ...words]);
}

function refuseBadOption(
  name: string,
  { isRequired, value, oneOf }: CommandOption,
  given: ReadonlyMap<string, string>,
): void {
  const said = given.get(name);
  if (isRequired === true && said === undefined) throw new UsageError(`--${name} ${value ?? ''} is missing.`);
  if (value !== undefined && said === '') throw new UsageError(`--${name} needs a value.`);
  if (said !== undefined && oneOf !== undefined && !oneOf.includes(said)) {
    throw new UsageError(`--${name} is one of ${oneOf.join(', ')}.${perhaps(said, oneOf)}`);
  }
}

function readArguments(wanted: readonly CommandArgument[], typed: readonly string[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const [at, { name, isOptional, isMany }] of wanted.entries()) {
    const words = isMany === true ? typed.slice(at) : typed.slice(at, at + 1);
    if (words.length > 0 && !words.includes('')) given.set(name, words.join('\n'));
    else if (isOptional !== true || words.length > 0) throw new UsageError(`${name.toUpperCase()} is missing.`);
  }
  const tooMany = wanted.at(-1)?.isMany === true ? undefined : typed[wanted.length];
  if (tooMany !== undefined) throw new UsageError(`Unexpected argument '${tooMany}'.`);
  return given;
}

function parse({ options }: Command, args: readonly string[]) {
  const described = Object.entries(options).map(
    ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(described),
        json: { type: 'boolean' },
        'json-lines': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(messageOf(error, Object.keys(options)), { cause: error });
  }
}

/** Node's first sentence says what is wrong; the second one is advice about other programs. */
function messageOf(error: unknown, options: readonly string[]): string {
  const isError = typeof error === 'object' && error !== null && 'message' in error;
  const message = String(isError ? error.message : error).split('. ')[0] ?? '';
  const [, unknown] = /^Unknown option '--(.+)'$/.exec(message) ?? [];
  if (unknown === undefined) return message.endsWith('.') ? message : `${message}.`;
  const names = [...options, 'json', 'json-lines', 'help'].map((name) => `--${name}`);
  return `${message}.${perhaps(`--${unknown}`, names)}`;
}
