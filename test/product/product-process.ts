import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { until } from './until';

/** The compiled tree: beside the sources when these run as they are, else this very tree. */
const compiled = resolve(__dirname, '..', '..', ...(__filename.endsWith('.ts') ? ['dist'] : []));
const root = resolve(compiled, '..');
const scripts = readFileSync(join(root, 'package.json'), 'utf8').split('\n');

/** Those that the npm script gives. */
const flagsOf = (script: string): readonly string[] =>
  scripts
    .filter((line) => line.includes(`"${script}":`))
    .flatMap((line) => line.match(/ --[\w-]+=\w+/g) ?? [])
    .map((flag) => flag.trim());

interface ProcessOptions {
  readonly app: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Put before its command. */
  readonly launcher?: readonly string[];
}

/** One process of the product, started as its npm script does. */
export class ProductProcess {
  private readonly child: ChildProcess;
  private output = '';

  constructor({ app, script, env, launcher = [] }: ProcessOptions) {
    const main = join(compiled, 'apps', app, 'src', 'main.js');
    const command = [...launcher, process.execPath, ...flagsOf(script), main];
    this.child = spawn(command[0] ?? process.execPath, command.slice(1), {
      cwd: root,
      env: { PATH: process.env['PATH'], FOLDWATCH_LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  get printed(): string {
    return this.output;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get exitCode(): number | NodeJS.Signals | undefined {
    return this.child.exitCode ?? this.child.signalCode ?? undefined;
  }

  /** Where it says that it is ready; an end before that is an error. */
  async ready(): Promise<string> {
    const found = (): string | undefined => / ready at (\S+)/.exec(this.output)?.[1];
    await until(() => this.exitCode !== undefined || found(), 'the process to say that it is ready');
    const address = found();
    if (address === undefined) throw new Error(`the process ended: ${this.output}`);
    return address.replace(/\/$/, '');
  }

  /** Resolves with the exit code, or the signal that ended it. */
  async ended(): Promise<number | NodeJS.Signals> {
    await until(() => this.exitCode !== undefined, 'the process to end');
    return this.exitCode ?? 0;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | NodeJS.Signals> {
    if (this.exitCode === undefined) this.child.kill(signal);
    return this.ended();
  }
}
