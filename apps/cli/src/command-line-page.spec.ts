import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isGroup } from './command';
import { commands } from './commands';
import { exitCodeMeanings } from './exit-codes';
import { callOf } from './help';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'command-line.md'), 'utf8');

/** The rows of the table whose first heading is this, as their cells without code marks. */
function tableOf(heading: string): readonly (readonly string[])[] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} `));
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '').replaceAll('\\|', '|')),
  );
}

describe('the page about the command line', () => {
  it('names every command as it is typed, with what it does', () => {
    const all = commands.flatMap((one) => (isGroup(one) ? one.commands : [one]));
    const expected = all.map((command) => [callOf(command).replace(/^foldwatch /, ''), command.summary]);
    expect(tableOf('command')).toEqual(expected);
  });

  it('says what every exit code means', () => {
    expect(tableOf('exit code')).toEqual(exitCodeMeanings.map(([code, means]) => [String(code), means]));
  });
});
