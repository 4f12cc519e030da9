import 'reflect-metadata';
import { AppError } from '@foldwatch/ports';
import { armFailpoint, BadConfiguration, collectProcessMetrics, loadConfig } from '@foldwatch/platform';
import { AllInOneConfig } from './all-in-one.config';
import { exchangeProblems } from './exchange-settings';
import { startProduct, type RunningProduct } from './start-product';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

function greet({ address, signInLink, token, sandboxUrl }: RunningProduct): void {
  print(`\nFoldwatch is ready at ${address}`);
  print(`  Open ${signInLink}`);
  print('       (signs one browser in, once, within 15 minutes)');
  if (token.path !== undefined) print(`  Admin token for scripts: in ${token.path}`);
  if (sandboxUrl !== undefined) print(`  Sandbox Exchange: ${sandboxUrl}`);
  print('  Ctrl-C stops it; what it knows is kept.\n');
}

/** Once told to stop, a second signal is left to its default and ends the process at once. */
function stopOnSignals(product: RunningProduct): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      product.stop().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
}

function explain(error: unknown): string {
  if (error instanceof BadConfiguration || error instanceof AppError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `${error.message}\nAnother program uses that port: set FOLDWATCH_PORT or FOLDWATCH_SANDBOX_PORT to a free one.`;
  }
  return error.stack ?? error.message;
}

function fail(error: unknown): void {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const config = loadConfig(AllInOneConfig, process.env, exchangeProblems);
  armFailpoint(config.FOLDWATCH_FAILPOINT);
  collectProcessMetrics();
  const product = await startProduct(config);
  stopOnSignals(product);
  greet(product);
}

main().catch(fail);
