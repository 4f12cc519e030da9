'use strict';

// Compiles apps and libs into dist/, and builds the web application when it has changed. Several may do so at once, because
// services that are started side by side each compile first, and may already be running from there: so each compiles beside it,
// and puts file after file in its place whole. What has no source any more goes: "a.js" of before would hide "a/index.js".

const { spawnSync } = require('node:child_process');
const { existsSync, globSync, mkdirSync, readdirSync, renameSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { buildWeb } = require('./build-web.js');

const root = join(__dirname, '..', '..', '..');
const ignored = ['**/*.spec.ts', '**/*.int-spec.ts', '**/testing/**', '**/*.d.ts', 'apps/cli/bin/**', 'apps/web/**'];

function putInPlace(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) putInPlace(source, target);
    else renameSync(source, target);
  }
}

/** What the web application's tests are compiled to is not ours. */
function removeStale(from, to) {
  for (const path of globSync('{apps,libs}/**/*.js', { cwd: to })) {
    if (!path.startsWith('apps/web/') && !existsSync(join(from, path))) rmSync(join(to, path), { force: true });
  }
}

const beside = `dist.${process.pid}`;
const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
try {
  const args = [swc, 'apps', 'libs', '-d', beside, '--quiet', '--ignore', ignored.join(',')];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) {
    const [from, to] = [join(root, beside), join(root, 'dist')];
    removeStale(from, to);
    putInPlace(from, to);
  }
  process.exitCode = status === 0 ? buildWeb(root) : (status ?? 1);
} finally {
  rmSync(join(root, beside), { recursive: true, force: true });
}
