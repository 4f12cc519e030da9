import 'reflect-metadata';
import { exchangeProblems } from '@foldwatch/adapter-ews';
import { oidcProblems } from '@foldwatch/adapter-oidc';
import { armFailpoint, loadConfig, runProcess } from '@foldwatch/platform';
import { allInOneConfig, isOtherExchange } from './all-in-one.config';
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

runProcess(async (open) => {
  const config = loadConfig(allInOneConfig, process.env, (loaded) => [
    ...exchangeProblems(loaded.exchange, { credentials: isOtherExchange(loaded) }),
    ...oidcProblems(loaded.identity),
  ]);
  armFailpoint(config.process.FOLDWATCH_FAILPOINT);
  greet(await startProduct(config, open));
});
