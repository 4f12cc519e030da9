import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder';
import { projectRoot } from './require-tool';
import { runCommand } from './run-command';
import { noteForRun } from './run-notes';

const scripts = join(projectRoot, 'test/clients/exchangelib');
const installTimeoutMs = 240_000;

/** Python with exchangelib and lxml; the first run on a machine installs them. */
export async function exchangelibPython(): Promise<string> {
  const requirements = join(scripts, 'requirements.txt');
  const [pinned] = /exchangelib==\S+/.exec(readFileSync(requirements, 'utf8')) ?? ['exchangelib'];
  noteForRun({ kind: 'ran-on', text: pinned.replace('==', ' ') });
  const folder = await cacheFolder('venv', [requirements], async (venv) => {
    await runCommand('python3', ['-m', 'venv', venv], { timeoutMs: installTimeoutMs });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
    await runCommand(join(venv, 'bin/python'), pip, { timeoutMs: installTimeoutMs });
  });
  return join(folder, 'bin/python');
}

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** The names of a script's checks, known before it runs, so that each is a test of its own. */
export function checkNames(script: string): readonly string[] {
  const source = readFileSync(join(scripts, script), 'utf8');
  return [...source.matchAll(/^@check\("(.+)"\)$/gm)].map(([, name = '']) => name);
}

const isCheckResult = (value: unknown): value is CheckResult =>
  typeof value === 'object' && value !== null && 'name' in value && 'ok' in value && 'detail' in value;

export async function runChecks(
  script: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<ReadonlyMap<string, CheckResult>> {
  const output = await runPython(script, { env, args });
  const results = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): unknown => JSON.parse(line))
    .filter(isCheckResult);
  return new Map(results.map((result) => [result.name, result]));
}

export async function runPython(
  script: string,
  {
    env = {},
    args = [],
    input = '',
  }: { env?: Readonly<Record<string, string>>; args?: readonly string[]; input?: string },
): Promise<string> {
  const quiet = { PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' };
  const options = { env: { ...quiet, ...env }, timeoutMs: 120_000, input };
  return runCommand(await exchangelibPython(), [join(scripts, script), ...args], options);
}
