import 'reflect-metadata';
import { commands } from './commands';
import { exitCodes } from './exit-codes';
import { interruptible } from './interruption';
import { releaseAbove } from './release';
import { runCli } from './run-cli';

const { stdout: out, stderr: err, env } = process;

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
