import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { projectRoot } from '../require-tool';
import type { BuildStage, BuildStep, Started } from './read-dockerfile';

export interface BaseImage {
  /** Where `node`, `npm` and the stand-in for `chown` are found. */
  readonly path: string;
  readonly home: string;
  /** How this machine reaches the package registry, which an engine would be told too. */
  readonly forBuilding: Readonly<Record<string, string>>;
}

/**
 * Carries out one stage of a Dockerfile in an empty directory that stands for the root of its file system. Absolute paths
 * in instructions and commands are taken to be in there.
 */
export class StageBuild {
  private workdir = '/';
  private readonly env: Record<string, string> = {};
  private readonly commands = new Map<Started, readonly string[]>();
  user = 'root';

  constructor(
    readonly root: string,
    private readonly base: BaseImage,
    private readonly others: ReadonlyMap<string, StageBuild>,
  ) {
    mkdirSync(root, { recursive: true });
  }

  run({ steps }: BuildStage): this {
    for (const step of steps) this.take(step);
    return this;
  }

  /** A path as a process in the image names it. */
  pathOf(path: string): string {
    return join(this.root, resolve(this.workdir, path));
  }

  /** What would be started, as it is to be started here. */
  commandOf(...kinds: readonly Started[]): readonly string[] {
    return kinds.flatMap((kind) => this.commands.get(kind) ?? []).map((word) => this.inRoot(word));
  }

  get processEnv(): Readonly<Record<string, string>> {
    const entries = Object.entries(this.env).map(([name, value]) => [name, this.inRoot(value)] as const);
    return { PATH: this.base.path, HOME: this.base.home, ...Object.fromEntries(entries) };
  }

  private take(step: BuildStep): void {
    switch (step.kind) {
      case 'WORKDIR':
        this.workdir = resolve(this.workdir, step.text);
        mkdirSync(this.pathOf('.'), { recursive: true });
        return;
      case 'ENV':
        Object.assign(this.env, step.values);
        return;
      case 'RUN':
        return this.runShell(step.text);
      case 'COPY':
        return this.copy(step);
      case 'USER':
        this.user = step.text;
        return;
      case 'START':
        this.commands.set(step.what, step.command);
        return;
      case 'NOTE':
        return;
    }
  }

  private runShell(command: string): void {
    const here = command.replaceAll(/(?<=^|\s)\/(?=\w)/g, `${this.root}/`);
    const { status, stdout, stderr } = spawnSync('sh', ['-c', here], {
      cwd: this.pathOf('.'),
      env: { ...this.processEnv, ...this.base.forBuilding },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`RUN ${command} ended with ${String(status)}:\n${stdout}${stderr}`);
  }

  private copy({ from, sources, target }: Extract<BuildStep, { kind: 'COPY' }>): void {
    const stage = from === undefined ? undefined : this.others.get(from);
    if (from !== undefined && stage === undefined) throw new Error(`there is no stage ${from} to copy from`);
    for (const source of sources) {
      const path = stage?.pathOf(source) ?? join(projectRoot, source);
      const isInto = target.endsWith('/') && statSync(path).isFile();
      const to = join(this.pathOf(target), isInto ? basename(source) : '');
      cpSync(path, to, {
        recursive: true,
        verbatimSymlinks: true,
        ...(stage === undefined && { filter: isInContext }),
      });
    }
  }

  private inRoot(word: string): string {
    return word.startsWith('/') ? this.pathOf(word) : word;
  }
}

const ignored = readFileSync(join(projectRoot, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

/** By the two kinds of patterns that our .dockerignore has: a path, and all names with an ending at the top. */
function isInContext(path: string): boolean {
  const name = relative(projectRoot, path).replaceAll(sep, '/');
  return !ignored.some((pattern) =>
    pattern.startsWith('*') ? !name.includes('/') && name.endsWith(pattern.slice(1)) : name === pattern,
  );
}
