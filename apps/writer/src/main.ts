import 'reflect-metadata';
import { distributedProblems } from '@foldwatch/assembly-distributed';
import { armFailpoint, loadConfig, runProcess } from '@foldwatch/platform';
import { writerConfig } from './writer.config';
import { startWriter } from './start-writer';

runProcess(async (open) => {
  const config = loadConfig(writerConfig, process.env, distributedProblems);
  armFailpoint(config.process.FOLDWATCH_FAILPOINT);
  const { address } = await startWriter(config, open);
  process.stdout.write(`Foldwatch writer is ready at ${address}\n`);
});
