import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { cacheFolder } from './cache-folder';
import { projectRoot } from './require-tool';
import { runCommand } from './run-command';
import { noteForRun } from './run-notes';

const installTimeoutMs = 240_000;

/** Programs of a Python client in `test/clients`, with what its requirements pin; the first run on a machine installs it. */
export async function pythonEnvironment(client: string): Promise<string> {
  const requirements = join(projectRoot, 'test/clients', client, 'requirements.txt');
  const [, version = ''] = new RegExp(`^${client}==(\\S+)`, 'm').exec(readFileSync(requirements, 'utf8')) ?? [];
  noteForRun({ kind: 'ran-on', text: `${client} ${version}` });
  const folder = await cacheFolder(`venv-${client}`, [requirements], async (venv) => {
    await runCommand('python3', ['-m', 'venv', venv], { timeoutMs: installTimeoutMs });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
    await runCommand(join(venv, 'bin/python'), pip, { timeoutMs: installTimeoutMs });
  });
  return join(folder, 'bin');
}
