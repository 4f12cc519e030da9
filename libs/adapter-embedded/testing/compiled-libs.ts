import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..', '..');
const ignored = '**/*.spec.ts,**/*.int-spec.ts,**/testing/**';

/** The libs, compiled into a directory of their own, for processes that are there to be killed. */
export class CompiledLibs {
  readonly directory = mkdtempSync(join(tmpdir(), 'foldwatch-'));

  constructor() {
    symlinkSync(join(root, 'node_modules'), join(this.directory, 'node_modules'));
    const swc = join(root, 'node_modules', '.bin', 'swc');
    const args = ['libs', '-d', join(this.directory, 'dist'), '--quiet', '--ignore', ignored];
    execFileSync(process.execPath, [swc, ...args], { cwd: root });
  }

  /** Starts a program that requires `./dist/libs/…`; what it prints can be read from the process. */
  start(source: string, ...args: readonly string[]): ChildProcess {
    const path = join(this.directory, 'program.cjs');
    writeFileSync(path, source);
    return spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  }

  remove(): void {
    rmSync(this.directory, { recursive: true });
  }
}
