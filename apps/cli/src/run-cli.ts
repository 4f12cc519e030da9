import { isGroup, type Command, type CommandCall, type CommandGroup, type CommandResult } from './command';
import { UsageError } from './command-problem';
import { exitCodes, type ExitCode } from './exit-codes';
import { explainFailure } from './explain-failure';
import { helpOf, helpOfGroup, overview } from './help';
import { findCommand } from './reading/find-command';
import { readCall } from './reading/read-call';
import { Screen, type ScreenFormat } from './screen';

interface CliParts extends Pick<CommandCall, 'env' | 'release' | 'onInterrupt' | 'unheard'> {
  readonly commands: readonly (Command | CommandGroup)[];
  readonly out: ConstructorParameters<typeof Screen>[0];
  readonly err: ConstructorParameters<typeof Screen>[1];
}

/** Carries out what was typed behind `foldwatch`; gives the exit code. */
export async function runCli(args: readonly string[], parts: CliParts): Promise<ExitCode> {
  const screen = new Screen(parts.out, parts.err, { format: formatOf(args), env: parts.env });
  try {
    return await carryOut(args, { ...parts, screen });
  } catch (error) {
    const { exitCode, code, message } = explainFailure(error);
    screen.warn(`foldwatch: ${message}`);
    if (error instanceof UsageError) screen.warn(`See "foldwatch help${wordsOf(args, parts.commands)}".`);
    screen.tell({ ok: false, code, message });
    return exitCode;
  }
}

function formatOf(args: readonly string[]): ScreenFormat {
  if (args.includes('--json-lines')) return 'json-lines';
  return args.includes('--json') ? 'json' : 'text';
}

/** Of which command the help says more. */
function wordsOf(args: readonly string[], commands: CliParts['commands']): string {
  const names = commands.flatMap((one) => [one.name, ...(isGroup(one) ? one.commands.map(({ name }) => name) : [])]);
  const name = names.findLast((words) => args.slice(0, words.split(' ').length).join(' ') === words);
  return name === undefined ? '' : ` ${name}`;
}

async function carryOut(
  args: readonly string[],
  { commands, screen, out, ...parts }: CliParts & { readonly screen: Screen },
): Promise<ExitCode> {
  const print = (text: string): ExitCode => {
    out.write(`${text}\n`);
    return exitCodes.done;
  };
  const [first, ...others] = args;
  if (first === '--version') return print(parts.release);
  const isHelp = first === undefined || ['help', '--help', '-h'].includes(first);
  const words = isHelp ? others.filter((word) => !word.startsWith('-')) : args;
  if (words.length === 0) return print(overview(commands));
  const found = findCommand(commands, words);
  if (found.kind === 'group') return print(helpOfGroup(found.group));
  if (isHelp) return print(helpOf(found.command));
  const given = readCall(found.command, found.rest);
  if (given.has('help')) return print(helpOf(found.command));
  return conclude(await found.command.run({ ...parts, given, screen }), screen);
}

function conclude({ sentences, facts, warnings = [], failure }: CommandResult, screen: Screen): ExitCode {
  for (const sentence of sentences) screen.say(sentence);
  for (const warning of warnings) screen.warn(`Warning: ${warning}`);
  if (screen.isOfLines) for (const line of linesOf(facts)) screen.tell(line);
  const told = screen.isOfLines ? {} : { ...facts, warnings };
  if (failure !== undefined) {
    const { exitCode, code, message } = failure;
    screen.warn(`foldwatch: ${message}`);
    screen.tell({ ok: false, code, message, ...told });
    return exitCode;
  }
  if (!screen.isOfLines) screen.tell({ ok: true, ...told });
  return warnings.length === 0 ? exitCodes.done : exitCodes.incomplete;
}

/** The things of a list each by itself, as the API has them; of anything else its name and what it is. */
const linesOf = (facts: CommandResult['facts']): readonly object[] =>
  Object.entries(facts).flatMap(([name, value]) =>
    Array.isArray(value) && value.every(isObject) ? value : [{ [name]: value }],
  );

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
