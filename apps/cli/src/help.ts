import { isGroup, type Command, type CommandArgument, type CommandGroup, type CommandOption } from './command';
import { exitCodeMeanings } from './exit-codes';

const everyCommand: Readonly<Record<string, CommandOption>> = {
  json: { means: 'One JSON object on standard output, for scripts.' },
  'json-lines': { means: 'A JSON object a line as soon as it is known, for what is long or goes on.' },
  help: { means: 'This help.' },
};

const table = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, means]) => `  ${name.padEnd(width)}  ${means}`).join('\n');
};

const exitCodesText = `Exit codes:\n${exitCodeMeanings
  .map(([code, means]) => `  ${String(code).padStart(3)}  ${means}`)
  .join('\n')}`;

const nameOf = (name: string, { value }: CommandOption): string => `--${name}${value === undefined ? '' : ` ${value}`}`;

function argumentText({ name, isOptional, isMany }: CommandArgument): string {
  const word = `${name.toUpperCase()}${isMany === true ? '…' : ''}`;
  return isOptional === true ? `[${word}]` : word;
}

const meaningOf = ({ means, oneOf }: CommandOption): string =>
  oneOf === undefined ? means : `${means} One of ${oneOf.join(', ')}.`;

/** How a command is typed, with all that it cannot do without. */
export function callOf({ name, arguments: words = [], options }: Command): string {
  const required = Object.entries(options).filter(([, { isRequired }]) => isRequired === true);
  return ['foldwatch', name, ...words.map(argumentText), ...required.map(([option, of]) => nameOf(option, of))].join(
    ' ',
  );
}

export function helpOf(command: Command): string {
  const { summary, explanation, examples = [], arguments: words = [], options } = command;
  const wordRows = words.map((word) => [word.name.toUpperCase(), word.means] as const);
  const optionRows = Object.entries({ ...options, ...everyCommand }).map(
    ([option, of]) => [nameOf(option, of), meaningOf(of)] as const,
  );
  return [
    `${callOf(command)} [options]`,
    summary,
    explanation,
    ...(examples.length === 0 ? [] : [`For example:\n${examples.map((one) => `  foldwatch ${one}`).join('\n')}`]),
    ...(wordRows.length === 0 ? [] : [`Arguments:\n${table(wordRows)}`]),
    `Options:\n${table(optionRows)}`,
    exitCodesText,
  ].join('\n\n');
}

export function helpOfGroup({ name, summary, commands }: CommandGroup): string {
  const rows = commands.map((command) => [command.name, command.summary] as const);
  return [
    `foldwatch ${name} <command> [options]`,
    summary,
    `Commands:\n${table(rows)}`,
    `"foldwatch help ${commands[0]?.name ?? name}" explains one.`,
  ].join('\n\n');
}

export function overview(known: readonly (Command | CommandGroup)[]): string {
  const rows = known.map((one) => [one.name, isGroup(one) ? `${one.summary} (${verbsOf(one)})` : one.summary] as const);
  return `foldwatch <command> [options]

Commands:
${table(rows)}

"foldwatch help <command>" explains one; --version says which release this is.

${exitCodesText}`;
}

const verbsOf = ({ name, commands }: CommandGroup): string =>
  commands.map((command) => command.name.slice(name.length + 1)).join(', ');
