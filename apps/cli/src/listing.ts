import type { CallInput, Item, ListCall } from './api/calls';
import type { CommandOption, CommandResult } from './command';
import { UsageError } from './command-problem';
import type { GatewayCall } from './gateway-command';
import { tableLines, type Cell } from './text/table';
import { counted } from './text/words';

const usualMost = 100;

export const limitOption: CommandOption = {
  value: 'N',
  means: `At most so many, or "all"; else ${usualMost}, and with --json-lines all.`,
};

/** How many of a list that may be long are wanted. */
export function limitOf({ given, screen }: Pick<GatewayCall, 'given' | 'screen'>): number {
  const text = given.get('limit') ?? (screen.isOfLines ? 'all' : String(usualMost));
  const most = text === 'all' ? Infinity : Number(text);
  if (most === Infinity || (Number.isInteger(most) && most > 0)) return most;
  throw new UsageError('--limit is a number above 0, or "all".');
}

interface Listing<Call extends ListCall> {
  readonly input: CallInput<Call>;
  /** Of a list that may be long; else all of it. */
  readonly most?: number;
}

interface Listed<T> {
  readonly items: readonly T[];
  /** Whether there is more of it than was wanted. */
  readonly more: boolean;
}

/** The things of a list. Whoever reads lines has been told each of them as soon as it was there, and gets none at the end. */
export async function listed<Call extends ListCall>(
  { api, screen, unheard }: GatewayCall,
  call: Call,
  { input, most = Infinity }: Listing<Call>,
): Promise<Listed<Item<Call>>> {
  const items: Item<Call>[] = [];
  let count = 0;
  for await (const item of api.items(call, input, most + 1)) {
    if (count === most) return { items, more: true };
    if (screen.isOfLines && unheard.aborted) break;
    if (screen.isOfLines) screen.tell(item);
    else items.push(item);
    count += 1;
  }
  return { items, more: false };
}

interface Table<T> {
  readonly columns: Readonly<Record<string, (item: T) => Cell>>;
  readonly noun: string;
  readonly plural?: string;
}

/** A list as a table, with how many there are. */
export async function tabled<Call extends ListCall>(
  call: GatewayCall,
  path: Call,
  { columns, noun, plural, ...listing }: Listing<Call> & Table<Item<Call>>,
): Promise<CommandResult> {
  const { items, more } = await listed(call, path, listing);
  const rows = items.map((item) => Object.values(columns).map((cell) => cell(item)));
  const count = `${counted(items.length, noun, plural)}${more ? '; there are more, see --limit' : ''}.`;
  return {
    sentences: [...tableLines(Object.keys(columns), rows), count],
    facts: call.screen.isOfLines ? {} : { items, ...(listing.most !== undefined && { more }) },
  };
}
