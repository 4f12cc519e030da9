import type { ConsumedMessage } from './golden-contract';
import { runCommand } from './run-command';

export interface KcatMessage extends ConsumedMessage {
  readonly partition: number;
}

/** As `kcat -J` prints a message: headers are names and values in turn. */
interface KcatLine {
  readonly partition: number;
  readonly key: string;
  readonly headers?: readonly string[];
  readonly payload: string | null;
}

const timeoutMs = 30_000;

/** All that is on a topic, read by a client that shares no line with ours, and of each partition in its order. */
export async function kcatTopic(
  { addresses, prefix }: { readonly addresses: readonly string[]; readonly prefix: string },
  topic: string,
): Promise<readonly KcatMessage[]> {
  const where = ['-b', addresses.join(','), '-t', `${prefix}${topic}`];
  const output = await runCommand('kcat', ['-C', '-e', '-q', '-J', ...where], { timeoutMs });
  const lines = output.split('\n').filter((line) => line !== '');
  return lines.map((line) => toMessage(topic, JSON.parse(line) as KcatLine));
}

function toMessage(topic: string, { partition, key, headers = [], payload }: KcatLine): KcatMessage {
  const names = headers.filter((_, index) => index % 2 === 0);
  return {
    topic,
    partition,
    key,
    headers: Object.fromEntries(names.map((name, index) => [name, headers[2 * index + 1] ?? ''])),
    value: payload === null ? null : JSON.parse(payload),
  };
}
