import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { noteForRun } from './run-notes';

/** Something that is not part of the project and that a suite cannot run without. */
export interface Tool {
  readonly name: string;
  /** What stands in the report of the run; undefined where the tool is absent. */
  readonly version: () => string | undefined;
  /** Where even CI may be without it, because the project does not ship it and no package manager has it. */
  readonly isOptionalInCi?: boolean;
}

/** The benches run compiled, below `dist`. */
export const projectRoot = resolve(__dirname, __filename.endsWith('.ts') ? '../..' : '../../..');
/** Data that some machines have beside the project; named in the environment, it is expected to be there. */
const sharedRoot = process.env['FOLDWATCH_SHARED_DIR'] ?? join(projectRoot, '../shared');
const probeTimeoutMs = 20_000;

function firstLineOf(command: string, args: readonly string[]): string | undefined {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: probeTimeoutMs });
  return status === 0 ? `${stdout}${stderr}`.trim().split('\n', 1)[0] : undefined;
}

export const python: Tool = {
  name: 'Python 3 with venv',
  version: () =>
    firstLineOf('python3', ['-c', 'import ensurepip, platform; print("Python", platform.python_version())']),
};

export const java: Tool = {
  name: 'a Java development kit',
  version: () => firstLineOf('javac', ['-version'])?.replace('javac', 'Java'),
};

export const maven: Tool = {
  name: 'Maven',
  version: () => /Maven \S+/.exec(firstLineOf('mvn', ['-B', '-Dstyle.color=never', '-version']) ?? '')?.[0],
};

export const chromium: Tool = {
  name: 'Chromium',
  version: () => firstLineOf('chromium', ['--version'])?.trim(),
};

export const dockerCompose: Tool = {
  name: 'docker-compose',
  version: () => firstLineOf('docker-compose', ['version', '--short'])?.replace(/^/, 'docker-compose '),
};

export const kcat: Tool = {
  name: 'kcat',
  version: () => {
    const { status, stdout } = spawnSync('kcat', ['-V'], { encoding: 'utf8', timeout: probeTimeoutMs });
    return status === 0 ? /Version (\S+)/.exec(stdout)?.[1]?.replace(/^/, 'kcat ') : undefined;
  },
};

export const sharedPath = (folder: string): string => join(sharedRoot, folder);

export function sharedFolder(folder: string): Tool {
  return {
    name: `the folder ../shared/${folder}`,
    version: () => (existsSync(sharedPath(folder)) ? `../shared/${folder}` : undefined),
    isOptionalInCi: process.env['FOLDWATCH_SHARED_DIR'] === undefined,
  };
}

const isCi = ['1', 'true'].includes(process.env['CI'] ?? '');

/**
 * Defines a suite that needs tools. Where one is absent the suite fails in CI; elsewhere it is left out, and the last
 * lines of the run say so.
 */
export function describeWith(tools: readonly Tool[], suite: string, define: () => void): void {
  const found = tools.map((tool) => ({ tool, version: tool.version() }));
  const missing = found.filter(({ version }) => version === undefined).map(({ tool }) => tool);
  if (missing.length === 0) {
    for (const { version } of found) if (version !== undefined) noteForRun({ kind: 'ran-on', text: version });
    describe(suite, define);
    return;
  }
  const reason = `needs ${missing.map(({ name }) => name).join(', ')}`;
  if (isCi && missing.some(({ isOptionalInCi }) => isOptionalInCi !== true)) {
    describe(suite, () => {
      it('has everything that it needs', () => expect(reason).toBe(''));
    });
    return;
  }
  noteForRun({ kind: 'left-out', suite, reason });
  describe.skip(suite, define);
}
