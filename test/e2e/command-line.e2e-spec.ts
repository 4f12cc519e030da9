import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../tools/require-tool';

describe('npx foldwatch in a fresh checkout', () => {
  let checkout: string;

  beforeAll(() => {
    checkout = mkdtempSync(join(tmpdir(), 'foldwatch-checkout-'));
    for (const name of ['apps', 'libs', 'package.json', 'package-lock.json', '.swcrc', '.npmrc']) {
      cpSync(join(projectRoot, name), join(checkout, name), { recursive: true });
    }
    symlinkSync(join(projectRoot, 'node_modules'), join(checkout, 'node_modules'));
  });

  afterAll(() => rmSync(checkout, { recursive: true }));

  /** As a person types it, with whatever Node the machine has. */
  const npx = (...args: readonly string[]) => {
    const path = (process.env['PATH'] ?? '').split(':').filter((directory) => !directory.includes('node_modules'));
    const env = { PATH: path.join(':'), HOME: process.env['HOME'] };
    return spawnSync('npx', ['--offline', 'foldwatch', ...args], { cwd: checkout, env, encoding: 'utf8' });
  };
  const compiled = (): string => join(checkout, 'dist', 'apps', 'cli', 'src', 'main.js');

  it('compiles first, without a word', () => {
    expect(readdirSync(checkout)).not.toContain('dist');
    const { status, stdout, stderr } = npx('--version');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('compiles again only when a source has changed, and forgets what has none any more', () => {
    const before = statSync(compiled()).mtimeMs;
    npx('--version');
    expect(statSync(compiled()).mtimeMs).toBe(before);
    const stale = join(checkout, 'dist', 'libs', 'domain', 'src', 'of-before.js');
    writeFileSync(stale, '');
    const later = new Date(Date.now() + 1_000);
    utimesSync(join(checkout, 'libs', 'domain', 'src', 'index.ts'), later, later);
    npx('--version');
    expect(statSync(compiled()).mtimeMs).toBeGreaterThan(before);
    expect(existsSync(stale)).toBe(false);
  });

  it('ends with the exit code of the command, and says what to do', () => {
    const { status, stderr } = npx('backup', '--data-dir', join(checkout, 'nothing'), '--to', join(checkout, 'backup'));
    expect(status).toBe(3);
    expect(stderr).toMatch(/There is no foldwatch\.sqlite in .*\. Name the data directory of the product\./);
    expect(npx('backup').status).toBe(2);
  });
});
