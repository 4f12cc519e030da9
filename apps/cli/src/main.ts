import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { armFailpoint } from '@foldwatch/platform';
import { commands } from './commands';
import { exitCodes } from './exit-codes';
import { interruptible } from './interruption';
import { releaseAbove } from './release';
import { runCli } from './run-cli';

const { stdout: out, stderr: err, env } = process;

// Whoever typed a command is answered in sentences; adapters log for services.
Logger.overrideLogger(false);
armFailpoint(env['FOLDWATCH_FAILPOINT']);
// A reader that has seen enough (`| head`) ends neither the work nor its exit code.
for (const stream of [out, err]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
const onInterrupt = interruptible(process, () => process.exit(exitCodes.interrupted));
void runCli(process.argv.slice(2), { commands, env, release: releaseAbove(__dirname), out, err, onInterrupt }).then(
  (exitCode) => (process.exitCode = exitCode),
);
