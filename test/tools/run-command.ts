import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Written to the command's standard input. */
  readonly input?: string;
}

/** Runs a command to its end and gives what it printed; anything but exit code 0 is an error that shows it all. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env = {}, timeoutMs, input = '' }: CommandOptions,
): Promise<string> {
  const options = { env: { ...process.env, ...env }, timeout: timeoutMs, killSignal: 'SIGKILL' } as const;
  const child = spawn(command, args, { ...options, ...(cwd !== undefined && { cwd }) });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const closed = once(child, 'close');
  const [output, problems] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  if (child.exitCode === 0) return output;
  const end =
    child.signalCode === null ? `code ${String(child.exitCode)}` : `${child.signalCode} after ${timeoutMs} ms`;
  throw new Error(`${[command, ...args].join(' ')}: ended with ${end}\n${output}\n${problems}`);
}
