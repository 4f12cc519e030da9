import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { until } from '../product/until';

/** Has a process stand still until `SIGCONT`. The signal reaches one thread; the others answer until that one has stopped them. */
export async function standStill(child: ChildProcess): Promise<void> {
  child.kill('SIGSTOP');
  const threads = `/proc/${child.pid}/task`;
  await until(
    () => readdirSync(threads).every((thread) => stateOf(`${threads}/${thread}`) === 'T'),
    'all threads to stop',
  );
}

/** One letter, behind the name, which may have brackets itself; nothing of a thread that has just ended. */
function stateOf(thread: string): string | undefined {
  try {
    const stat = readFileSync(`${thread}/stat`, 'utf8');
    return stat.at(stat.lastIndexOf(')') + 2);
  } catch {
    return undefined;
  }
}
