#!/usr/bin/env node
'use strict';

// Runs on whatever Node the machine has, and so is plain JavaScript: it finds the project's own Node, and compiles first
// where that was not done yet.

const { spawn, spawnSync } = require('node:child_process');
const { existsSync, readdirSync, statSync } = require('node:fs');
const { constants } = require('node:os');
const { join } = require('node:path');

const root = join(__dirname, '..', '..', '..');
const main = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');

/** The client of the brokers sets timers for times that are over. */
const quiet = ['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning'];

/** The one among the dependencies; an image has it as its only one. */
function ownNode() {
  const bin = join(root, 'node_modules', 'node', 'bin');
  return [join(bin, 'node'), join(bin, 'node.exe')].find((path) => existsSync(path)) ?? process.execPath;
}

function newestSource(directory) {
  let newest = 0;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestSource(path));
    else if (entry.name.endsWith('.ts')) newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

function isCompiled() {
  if (!existsSync(main)) return false;
  const sources = ['apps', 'libs'].map((name) => join(root, name)).filter((path) => existsSync(path));
  return Math.max(0, ...sources.map((path) => newestSource(path))) <= statSync(main).mtimeMs;
}

function compile() {
  const { status } = spawnSync('npm', ['run', '--silent', 'compile'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0 && existsSync(main)) return;
  process.stderr.write('foldwatch could not be compiled. Run "npm ci" in the repository, then try again.\n');
  process.exit(1);
}

if (!isCompiled()) compile();
const cli = spawn(ownNode(), [...quiet, main, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => cli.kill(signal));
cli.on('error', (error) => {
  process.stderr.write(`foldwatch could not be started: ${error.message}\n`);
  process.exit(1);
});
cli.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
