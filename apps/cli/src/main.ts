import 'reflect-metadata';
import { commands } from './commands';
import { exitCodes } from './exit-codes';
import { interruptible } from './interruption';
import { releaseAbove } from './release';
import { runCli } from './run-cli';

const { stdout: out, stderr: err, env } = process;

// A reader that has seen enough (`| head`) ends neither work that was begun nor its exit code, only what goes on being told.
const unheard = new AbortController();
for (const stream of [out, err]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (stream === out) unheard.abort();
  });
}
const onInterrupt = interruptible(process, () => process.exit(exitCodes.interrupted));
const release = releaseAbove(__dirname);
void runCli(process.argv.slice(2), { commands, env, release, out, err, onInterrupt, unheard: unheard.signal }).then(
  (exitCode) => (process.exitCode = exitCode),
);
