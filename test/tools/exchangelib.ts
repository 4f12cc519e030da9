import { join } from 'node:path';
import { type CheckResult, toCheckResults } from './check-results';
import { pythonEnvironment } from './python-environment';
import { projectRoot } from './require-tool';
import { runCommand } from './run-command';

const scripts = join(projectRoot, 'test/clients/exchangelib');

/** Python with exchangelib and lxml; the first run on a machine installs them. */
export const exchangelibPython = async (): Promise<string> => join(await pythonEnvironment('exchangelib'), 'python');

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
