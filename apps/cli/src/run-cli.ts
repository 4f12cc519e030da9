import type { Command, CommandCall } from './command';
import { exitCodes, type ExitCode } from './exit-codes';
import { explainFailure } from './explain-failure';
import { helpOf, overview } from './help';
import { readOptions, UsageError } from './read-call';
import { Screen } from './screen';

interface CliParts extends Pick<CommandCall, 'env' | 'release'> {
  readonly commands: readonly Command[];
  readonly out: ConstructorParameters<typeof Screen>[0];
  readonly err: ConstructorParameters<typeof Screen>[1];
}

/** Carries out what was typed behind `foldwatch`; gives the exit code. */
export async function runCli(args: readonly string[], parts: CliParts): Promise<ExitCode> {
  const screen = new Screen(parts.out, parts.err, args.includes('--json'));
  const [name, ...rest] = args;
  try {
    return await carryOut(name, rest, { ...parts, screen });
  } catch (error) {
    const { exitCode, code, message } = explainFailure(error);
    screen.warn(`foldwatch: ${message}`);
    if (exitCode === exitCodes.usage) screen.warn('See "foldwatch --help".');
    screen.tell({ ok: false, code, message });
    return exitCode;
  }
}

async function carryOut(
  name: string | undefined,
  args: readonly string[],
  { commands, env, release, screen, out }: CliParts & { readonly screen: Screen },
): Promise<ExitCode> {
  const print = (text: string): ExitCode => {
    out.write(`${text}\n`);
    return exitCodes.done;
  };
  if (name === undefined || ['help', '--help', '-h'].includes(name)) return print(overview(commands));
  if (name === '--version') return print(release);
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new UsageError(`There is no command "${name}".`);
  const given = readOptions(command, args);
  if (given.has('help')) return print(helpOf(command));
  const { sentences, facts, warnings = [] } = await command.run({ given, env, release, screen });
  for (const sentence of sentences) screen.say(sentence);
  for (const warning of warnings) screen.warn(`Warning: ${warning}`);
  screen.tell({ ok: true, ...facts, warnings });
  return warnings.length === 0 ? exitCodes.done : exitCodes.incomplete;
}
