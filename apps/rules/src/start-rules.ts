import { Module } from '@nestjs/common';
import { DistributedPortsModule, openDistributed } from '@foldwatch/assembly-distributed';
import { RulesModule } from '@foldwatch/feature-rules';
import { serveOperation, type OpenThings } from '@foldwatch/platform';
import { runConsumers } from '@foldwatch/platform-delivery';
import { activityTracked, mailObserved } from '@foldwatch/contracts';
import type { RulesConfig } from './rules.config';

@Module({})
class RulesApp {}

const service = 'rules';

/** Decides what each observation means; any number of these share the work. */
export async function startRules(config: RulesConfig, open: OpenThings): Promise<{ readonly address: string }> {
  const { FOLDWATCH_HOST: host, FOLDWATCH_LOG_LEVEL: logLevel } = config.process;
  const groups = { rules: [mailObserved.topic, activityTracked.topic] };
  const distributed = await openDistributed(config, { service, groups }, open);
  const { log, checks } = distributed;
  const module = { module: RulesApp, imports: [DistributedPortsModule.bind(distributed), RulesModule] };
  const transport = log.openTransport();
  await runConsumers(open, { service, logLevel, module, transport });
  const place = { host, port: config.port.RULES_PORT };
  const operation = await serveOperation(place, [...checks, transport.check]);
  return open.add(operation, (server) => server.close());
}
