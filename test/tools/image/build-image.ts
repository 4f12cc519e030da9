import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../require-tool';
import { StageBuild, type BaseImage } from './build-stage';
import { readDockerfile } from './read-dockerfile';

/** The id of the user `node` in the official images. */
const nodeUserId = 1000;
const isRoot = process.getuid?.() === 0;
const userId = isRoot ? nodeUserId : (process.getuid?.() ?? nodeUserId);

/** What our Dockerfile makes, carried out step by step without an engine, and how to start something in it. */
export class BuiltImage {
  private constructor(
    private readonly directory: string,
    readonly stage: StageBuild,
    readonly baseImages: readonly string[],
  ) {}

  /** Only the stage that is named last is an image; the others are there to be copied from. */
  static build(dockerfile: string): BuiltImage {
    const directory = mkdtempSync(join(tmpdir(), 'foldwatch-image-'));
    chmodSync(directory, 0o755);
    try {
      return BuiltImage.buildIn(directory, dockerfile);
    } catch (error) {
      rmSync(directory, { recursive: true, force: true });
      throw error;
    }
  }

  private static buildIn(directory: string, dockerfile: string): BuiltImage {
    const base = baseImage(join(directory, 'base'));
    const stages = readDockerfile(readFileSync(join(projectRoot, dockerfile), 'utf8'));
    const built = new Map<string, StageBuild>();
    for (const [index, stage] of stages.entries()) {
      const build = new StageBuild(join(directory, `stage-${index}`), base, built).run(stage);
      built.set(stage.name, build);
    }
    const last = built.get(stages.at(-1)?.name ?? '');
    if (last === undefined) throw new Error(`${dockerfile} has no stage`);
    return new BuiltImage(
      directory,
      last,
      stages.map(({ image }) => image),
    );
  }

  /** The command that runs another as the image's user, who must not be root. */
  asUser(command: readonly string[]): readonly string[] {
    if (this.stage.user !== 'node') throw new Error(`the image runs as ${this.stage.user}`);
    if (!isRoot) return command;
    return ['setpriv', `--reuid=${userId}`, `--regid=${userId}`, '--clear-groups', ...command];
  }

  get userId(): number {
    return userId;
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Node 24 and npm as in the official image; `chown` knows the user `node`, whom this machine need not have. */
function baseImage(directory: string): BaseImage {
  const [bin, home] = [join(directory, 'bin'), join(directory, 'home')];
  for (const path of [bin, home]) mkdirSync(path, { recursive: true });
  copyFileSync(process.execPath, join(bin, 'node'));
  chmodSync(join(bin, 'node'), 0o755);
  const chown = join(bin, 'chown');
  const system = spawnSync('sh', ['-c', 'command -v chown'], { encoding: 'utf8' }).stdout.trim();
  writeFileSync(chown, `#!/bin/sh\n[ "$1" = node:node ] || exit 1\nshift\nexec ${system} ${userId} "$@"\n`, {
    mode: 0o755,
  });
  if (isRoot) chownSync(home, userId, userId);
  const ofNetwork = ['HOME', 'NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];
  const known = ofNetwork.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  const forBuilding = { ...Object.fromEntries(known), npm_config_prefer_offline: 'true' };
  return { forBuilding, home, path: `${bin}:${process.env['PATH'] ?? ''}` };
}
