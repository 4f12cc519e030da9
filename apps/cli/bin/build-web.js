'use strict';

// Builds the web application into dist/web, compressed too, when what it is made of has changed since.

const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { brotliCompressSync, constants, gzipSync } = require('node:zlib');

const sources = [
  'apps/web/{index.html,package.json,vite.config.mts}',
  'apps/web/{src,public}/**/*.*',
  'package-lock.json',
  'apps/cli/bin/build-web.js',
];

function fingerprint(root) {
  const hash = createHash('sha256');
  for (const path of globSync(sources, { cwd: root }).toSorted()) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

function compressIn(directory) {
  for (const name of globSync('**/*.{css,html,js,json,svg}', { cwd: directory })) {
    const file = join(directory, name);
    const bytes = readFileSync(file);
    const text = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: text }));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

/** Several may do so at once, as with what swc compiles: each builds beside it and puts the whole in place. */
function buildWeb(root) {
  const wanted = fingerprint(root);
  const [target, beside] = [join(root, 'dist', 'web'), join(root, `dist.web.${process.pid}`)];
  const stamp = join(target, '.built-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 0;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [
    vite,
    'build',
    'apps/web',
    '--config',
    'apps/web/vite.config.mts',
    '--outDir',
    beside,
    '--logLevel',
    'warn',
  ];
  try {
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
    if (status !== 0) return status ?? 1;
    compressIn(beside);
    writeFileSync(join(beside, '.built-from'), wanted);
    putInPlace(beside, target);
    return 0;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function putInPlace(from, to) {
  const former = `${from}.former`;
  mkdirSync(join(to, '..'), { recursive: true });
  if (existsSync(to)) renameSync(to, former);
  renameSync(from, to);
  rmSync(former, { recursive: true, force: true });
}

module.exports = { buildWeb };
