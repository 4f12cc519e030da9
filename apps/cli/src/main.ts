import 'reflect-metadata';
import { armFailpoint } from '@foldwatch/platform';
import { commands } from './commands';
import { releaseAbove } from './release';
import { runCli } from './run-cli';

const { stdout: out, stderr: err, env } = process;

armFailpoint(env['FOLDWATCH_FAILPOINT']);
void runCli(process.argv.slice(2), { commands, env, release: releaseAbove(__dirname), out, err }).then(
  (exitCode) => (process.exitCode = exitCode),
);
