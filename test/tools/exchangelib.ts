import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder';
import { type CheckResult, toCheckResults } from './check-results';
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

export async function runChecks(
  script: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<ReadonlyMap<string, CheckResult>> {
  return toCheckResults(await runPython(script, { env, args }));
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
