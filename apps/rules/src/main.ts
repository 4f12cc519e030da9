import 'reflect-metadata';
import { distributedProblems } from '@foldwatch/assembly-distributed';
import { armFailpoint, loadConfig, runProcess } from '@foldwatch/platform';
import { rulesConfig } from './rules.config';
import { startRules } from './start-rules';

runProcess(async (open) => {
  const config = loadConfig(rulesConfig, process.env, distributedProblems);
  armFailpoint(config.process.FOLDWATCH_FAILPOINT);
  const { address } = await startRules(config, open);
  process.stdout.write(`Foldwatch rules is ready at ${address}\n`);
});
