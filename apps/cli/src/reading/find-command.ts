import { isGroup, type Command, type CommandGroup } from '../command';
import { UsageError } from '../command-problem';
import { nearest, perhaps } from './nearest';

export type Found =
  | { readonly kind: 'command'; readonly command: Command; readonly rest: readonly string[] }
  | { readonly kind: 'group'; readonly group: CommandGroup };

/** Which command the words begin with. Of a group alone its commands are shown. */
export function findCommand(known: readonly (Command | CommandGroup)[], words: readonly string[]): Found {
  const [first = '', second, ...rest] = words;
  const found = known.find(({ name }) => name === first);
  if (found === undefined) {
    const names = known.map(({ name }) => name);
    throw new UsageError(`There is no command "${first}".${perhaps(first, names)}`);
  }
  if (!isGroup(found)) return { kind: 'command', command: found, rest: words.slice(1) };
  if (second === undefined || second.startsWith('-')) return { kind: 'group', group: found };
  const command = found.commands.find(({ name }) => name === `${first} ${second}`);
  if (command !== undefined) return { kind: 'command', command, rest };
  const names = found.commands.map(({ name }) => name);
  const meant = nearest(
    second,
    names.map((name) => name.slice(first.length + 1)),
  );
  const advice = meant === undefined ? `There are: ${names.join(', ')}.` : `Did you mean "${first} ${meant}"?`;
  throw new UsageError(`There is no command "${first} ${second}". ${advice}`);
}
