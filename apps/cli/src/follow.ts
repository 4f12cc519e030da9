import type { Query, StreamCall, Told } from './api/calls';
import type { CommandResult } from './command';
import { UsageError } from './command-problem';
import type { GatewayCall } from './gateway-command';

interface Following<Call extends StreamCall, T extends object> {
  readonly query: Query;
  /** What is shown of what is told; nothing where that is not wanted. */
  readonly look: (told: Told<Call>) => T | undefined | Promise<T | undefined>;
  readonly say: (shown: T) => string;
}

/** Shows what is told until there are enough, whoever reads has gone, or Ctrl-C: there is no other end. */
export async function follow<Call extends StreamCall, T extends object>(
  { api, given, screen, unheard, onInterrupt }: GatewayCall,
  call: Call,
  { query, look, say }: Following<Call, T>,
): Promise<CommandResult> {
  if (given.has('json')) throw new UsageError('What is followed has no end: say --json-lines in place of --json.');
  const most = Number(given.get('limit') ?? Infinity);
  if (!(most > 0)) throw new UsageError('--limit is a number above 0.');
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, unheard, onInterrupt()]);
  let count = 0;
  for await (const told of api.follow(call, query, signal)) {
    const shown = await look(told);
    if (shown === undefined) continue;
    screen.say(say(shown));
    screen.tell(shown);
    count += 1;
    if (count >= most) break;
  }
  left.abort();
  return { sentences: [], facts: {} };
}
