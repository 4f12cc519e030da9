import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { armFailpoint } from '@foldwatch/platform';
import { commands } from './commands';
import { releaseAbove } from './release';
import { runCli } from './run-cli';

const { stdout: out, stderr: err, env } = process;

// Whoever typed a command is answered in sentences; adapters log for services.
Logger.overrideLogger(false);
armFailpoint(env['FOLDWATCH_FAILPOINT']);
void runCli(process.argv.slice(2), { commands, env, release: releaseAbove(__dirname), out, err }).then(
  (exitCode) => (process.exitCode = exitCode),
);
