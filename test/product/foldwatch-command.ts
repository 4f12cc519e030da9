import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../tools/require-tool';

export interface CommandEnd {
  /** The exit code, or the signal that ended it. */
  readonly end: number | NodeJS.Signals;
  readonly out: string;
  readonly err: string;
}

const wrapper = join(projectRoot, 'apps', 'cli', 'bin', 'foldwatch.js');
const main = join(projectRoot, 'dist', 'apps', 'cli', 'src', 'main.js');

const quiet = ['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning'];

interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the process that does the work, as a power cut would. */
  readonly killAfterMs?: number;
  /** What it reads on standard input. */
  readonly input?: string;
  /** As Ctrl-C on a terminal does: all processes of the command get the signal, as soon as this is so. Told what is printed so far. */
  readonly interruptWhen?: (printed: () => string) => Promise<unknown>;
}

/** Runs `foldwatch` as people do. */
export const foldwatch = (...args: readonly string[]): Promise<CommandEnd> => run([wrapper, ...args], {});

/** The same with an environment, input or Ctrl-C. */
export const foldwatchWith = (options: CommandOptions, ...args: readonly string[]): Promise<CommandEnd> =>
  run([wrapper, ...args], options);

/** Runs the process that does the work, without the one that starts it. */
export const foldwatchProcess = (args: readonly string[], options: CommandOptions): Promise<CommandEnd> =>
  run([...quiet, main, ...args], options);

/** How a shell is told to run it. */
export const foldwatchInShell = (...args: readonly string[]): string =>
  [process.execPath, ...quiet, main, ...args].map((word) => `'${word}'`).join(' ');

async function run(
  args: readonly string[],
  { env = {}, killAfterMs, input, interruptWhen }: CommandOptions,
): Promise<CommandEnd> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: interruptWhen !== undefined,
    ...(killAfterMs !== undefined && { timeout: killAfterMs, killSignal: 'SIGKILL' as const }),
  });
  child.stdin.end(input);
  const ended = once(child, 'close');
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (printed: string) => (out += printed));
  const err = text(child.stderr);
  if (interruptWhen !== undefined && child.pid !== undefined) {
    await interruptWhen(() => out);
    process.kill(-child.pid, 'SIGINT');
  }
  await ended;
  return { end: child.exitCode ?? child.signalCode ?? 0, out, err: await err };
}
