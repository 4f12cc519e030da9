import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { BadConfiguration, loadConfig } from '@foldwatch/platform';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { ExchangeSandboxConfig } from './exchange-sandbox.config';

async function main(): Promise<void> {
  const { sandbox: config } = loadConfig({ sandbox: ExchangeSandboxConfig }, process.env);
  mkdirSync(config.FOLDWATCH_DATA_DIR, { recursive: true });
  const sandbox = await SandboxExchange.open({
    dataDir: config.FOLDWATCH_DATA_DIR,
    port: config.FOLDWATCH_SANDBOX_PORT,
    seedCast: true,
  });
  process.stdout.write(`The sandbox Exchange answers at ${sandbox.ewsUrl}\n`);
  const stop = (): void => void sandbox.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  const text = error instanceof BadConfiguration ? error.message : `The sandbox could not start: ${String(error)}`;
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
