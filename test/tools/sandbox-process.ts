import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { projectRoot } from './require-tool';

const main = join(projectRoot, 'dist/apps/exchange-sandbox/src/main.js');

/** The sandbox as a process of its own, as `npm run start:sandbox` starts it. */
export class SandboxProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly ewsUrl: string,
  ) {}

  static async start(dataDir: string): Promise<SandboxProcess> {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
      env: { ...process.env, FOLDWATCH_DATA_DIR: dataDir, FOLDWATCH_SANDBOX_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const [ewsUrl] = /http:\S+\/EWS\/Exchange\.asmx/i.exec(line) ?? [];
      if (ewsUrl !== undefined) return new SandboxProcess(child, ewsUrl);
    }
    throw new Error('the sandbox ended before it said where it is');
  }

  /** Gives the exit code, or the signal that ended it. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | NodeJS.Signals | null> {
    const ended = once(this.child, 'exit');
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill(signal);
      await ended;
    }
    return this.child.exitCode ?? this.child.signalCode;
  }
}
