import 'reflect-metadata';
import { oidcProblems } from '@foldwatch/adapter-oidc';
import { distributedProblems } from '@foldwatch/assembly-distributed';
import { armFailpoint, loadConfig, runProcess } from '@foldwatch/platform';
import { gatewayConfig } from './gateway.config';
import { startGateway } from './start-gateway';

/** Several gateways must know the same token, so none makes one up. */
const tokenMissing = 'FOLDWATCH_ADMIN_TOKEN is needed, with at least 16 characters';

runProcess(async (open) => {
  const config = loadConfig(gatewayConfig, process.env, (loaded) => [
    ...distributedProblems(loaded),
    ...oidcProblems(loaded.identity),
    ...(loaded.gateway.FOLDWATCH_ADMIN_TOKEN === undefined ? [tokenMissing] : []),
  ]);
  armFailpoint(config.process.FOLDWATCH_FAILPOINT);
  const { address } = await startGateway(config, open);
  process.stdout.write(`Foldwatch gateway is ready at ${address}\n`);
});
