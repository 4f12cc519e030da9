import { AppError } from '@foldwatch/ports';
import { BadConfiguration } from './load-config';
import { collectProcessMetrics } from './metrics';
import { OpenThings } from './open-things';

/**
 * Runs a process to its end: what `start` opened is closed in the opposite order when a signal says so, or when starting
 * fails. Ends with 0 after a signal, with 1 after a failure, which is explained.
 */
export function runProcess(start: (open: OpenThings) => Promise<void>): void {
  const open = new OpenThings();
  collectProcessMetrics();
  start(open).then(
    () => stopOnSignals(open),
    async (error: unknown) => {
      await open.close().catch(() => undefined);
      fail(error);
    },
  );
}

const portVariables = 'FOLDWATCH_PORT, FOLDWATCH_SANDBOX_PORT, INGEST_PORT, RULES_PORT or WRITER_PORT';

/** Once told to stop, a second signal is left to its default and ends the process at once. */
function stopOnSignals(open: OpenThings): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      open.close().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
}

function fail(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof BadConfiguration || error instanceof AppError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `${error.message}\nAnother program uses that port: set ${portVariables} to a free one.`;
  }
  return error.stack ?? error.message;
}
