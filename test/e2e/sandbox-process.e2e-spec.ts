import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckResult, checkNames } from '../tools/check-results';
import { exchangelibPython, runChecks } from '../tools/exchangelib';
import { clientEnvironment } from '../tools/open-sandbox';
import { describeWith, python } from '../tools/require-tool';
import { SandboxProcess } from '../tools/sandbox-process';

const firstRunTimeoutMs = 300_000;
const scripts = ['before_kill.py', 'after_kill.py'] as const;
const names = scripts.flatMap((script) => checkNames(`exchangelib/${script}`));

describeWith([python], 'the sandbox killed between two sessions of a client', () => {
  let folder: string;
  let sandbox: SandboxProcess;
  const results = new Map<string, CheckResult>();

  beforeAll(async () => {
    await exchangelibPython();
    folder = await mkdtemp(join(tmpdir(), 'foldwatch-sandbox-'));
    for (const script of scripts) {
      sandbox = await SandboxProcess.start(join(folder, 'data'));
      const env = { ...clientEnvironment(sandbox.ewsUrl), SANDBOX_STATE_FILE: join(folder, 'state.json') };
      for (const [name, result] of await runChecks(script, env)) results.set(name, result);
      if (script === 'before_kill.py') await sandbox.end('SIGKILL');
    }
  }, firstRunTimeoutMs);

  afterAll(async () => {
    await sandbox.end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it.each(names)('%s', (name) => {
    expect(results.get(name)).toEqual({ name, ok: true, detail: '' });
  });

  it('ends by itself when it is asked to', async () => {
    expect(await sandbox.end('SIGTERM')).toBe(0);
  });
});
