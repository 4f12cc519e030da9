import 'reflect-metadata';
import { exchangeProblems } from '@foldwatch/adapter-ews';
import { distributedProblems } from '@foldwatch/assembly-distributed';
import { armFailpoint, loadConfig, runProcess } from '@foldwatch/platform';
import { ingestConfig } from './ingest.config';
import { startIngest } from './start-ingest';

runProcess(async (open) => {
  const config = loadConfig(ingestConfig, process.env, (loaded) => [
    ...distributedProblems(loaded),
    ...exchangeProblems(loaded.exchange, { credentials: true }),
  ]);
  armFailpoint(config.process.FOLDWATCH_FAILPOINT);
  const { address } = await startIngest(config, open);
  process.stdout.write(`Foldwatch ingest is ready at ${address}\n`);
});
