import type { Command, CommandOption } from './command';

const exitCodesText = `Exit codes:
  0  done
  1  failed; the same call may work later
  2  the command was not understood
  3  refused: nothing was changed, and it will be refused again
  4  done, but something was missing; the output says what`;

const everyCommand: Readonly<Record<string, CommandOption>> = {
  json: { means: 'One JSON object on standard output, for scripts.' },
  help: { means: 'This help.' },
};

const nameOf = (name: string, { value }: CommandOption): string => `--${name}${value === undefined ? '' : ` ${value}`}`;

const table = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, means]) => `  ${name.padEnd(width)}  ${means}`).join('\n');
};

export function helpOf({ name, summary, explanation, options }: Command): string {
  const required = Object.entries(options).filter(([, { isRequired }]) => isRequired === true);
  const call = ['foldwatch', name, ...required.map(([option, of]) => nameOf(option, of)), '[options]'].join(' ');
  const rows = Object.entries({ ...options, ...everyCommand }).map(
    ([option, of]) => [nameOf(option, of), of.means] as const,
  );
  return `${call}\n\n${summary}\n\n${explanation}\n\nOptions:\n${table(rows)}\n\n${exitCodesText}`;
}

export function overview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  return `foldwatch <command> [options]

Commands:
${table(rows)}

"foldwatch <command> --help" explains one; --version says which release this is.

${exitCodesText}`;
}
