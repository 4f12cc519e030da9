import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Place } from './bench-servers';

/** As the npm scripts start the services; the bare programs get the same. */
const flags = [
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=TimeoutNegativeWarning',
  '--max-semi-space-size=64',
];
const compiled = join(__dirname, '../../..');

/** A program that consumes until it is ended. */
export class HopProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** A service as it is started in operation, on ports of the system's choice. */
  static service(app: 'rules' | 'writer', place: Place): HopProcess {
    return HopProcess.start([join(compiled, 'apps', app, 'src/main.js')], {
      KAFKA_BROKERS: place.brokers.join(','),
      FOLDWATCH_TOPIC_PREFIX: place.prefix,
      MONGODB_URI: place.mongodbUri,
      FOLDWATCH_INSTANCE: `bench-${app}`,
      FOLDWATCH_LOG_LEVEL: 'warn',
      RULES_PORT: '0',
      WRITER_PORT: '0',
    });
  }

  /** A program of this bench, told what to do in its one argument. */
  static program(name: string, told: object): HopProcess {
    return HopProcess.start([join(__dirname, `${name}.js`), JSON.stringify(told)], {});
  }

  private static start(command: readonly string[], env: Readonly<Record<string, string>>): HopProcess {
    const extra = (process.env['BENCH_NODE_FLAGS'] ?? '').split(' ').filter((flag) => flag !== '');
    const child = spawn(process.execPath, [...flags, ...extra, ...command], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return new HopProcess(child);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}
