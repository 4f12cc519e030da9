import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../tools/require-tool';
import { until } from './until';

export interface AppliedEvent {
  readonly activity: string;
  readonly sequence: number;
  readonly type: string;
  readonly event: unknown;
}

/** The consumer that the documentation shows, as it stands there. */
export class ConsumerExample {
  private output = '';
  private problems = '';
  private readonly child;

  constructor({ addresses, prefix }: { readonly addresses: readonly string[]; readonly prefix: string }) {
    this.child = spawn(process.execPath, [join(projectRoot, 'docs/examples/consume-activities.mjs')], {
      env: { PATH: process.env['PATH'], KAFKA_BROKERS: addresses.join(','), FOLDWATCH_TOPIC_PREFIX: prefix },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child.stderr.on('data', (chunk: Buffer) => (this.problems += chunk.toString()));
  }

  get applied(): readonly AppliedEvent[] {
    const complete = this.output.split('\n').slice(0, -1);
    return complete.map((line) => JSON.parse(line) as AppliedEvent);
  }

  get complaints(): string {
    return this.problems;
  }

  /** Ends it as a service manager would; gives its exit code. */
  async stop(): Promise<number | NodeJS.Signals | null> {
    this.child.kill('SIGTERM');
    await until(() => this.child.exitCode !== null || this.child.signalCode !== null, 'the example to end');
    return this.child.exitCode ?? this.child.signalCode;
  }
}
