import { Module } from '@nestjs/common';
import { EwsConnection, exchangeOptions } from '@foldwatch/adapter-ews';
import { DistributedPortsModule, openDistributed } from '@foldwatch/assembly-distributed';
import { configChanges, mailActions, mailDecided, mailObserved } from '@foldwatch/contracts';
import { comparisonTimes, IngestModule, IngestSettings, OwnedMailboxes, pollTimes } from '@foldwatch/feature-ingest';
import { serveOperation, type OpenThings } from '@foldwatch/platform';
import { runConsumers } from '@foldwatch/platform-delivery';
import { ExchangePortsModule } from './exchange-ports.module';
import type { IngestAppConfig } from './ingest.config';

@Module({})
class IngestApp {}

const service = 'ingest';
const groups = {
  ingest: [mailActions.topic, configChanges.topic],
  rules: [mailObserved.topic],
  writer: [mailDecided.topic],
};

/** Watches Exchange; each of several has some of the mailboxes. */
export async function startIngest(config: IngestAppConfig, open: OpenThings): Promise<{ readonly address: string }> {
  const { FOLDWATCH_HOST: host, FOLDWATCH_LOG_LEVEL: logLevel } = config.process;
  const distributed = await openDistributed(config, { service, groups }, open);
  const { log, checks } = distributed;
  const exchange = open.add(new EwsConnection(exchangeOptions(config.exchange)), (connection) => connection.close());
  const settings = new IngestSettings({
    poll: pollTimes(config.ingest),
    completeness: comparisonTimes(config.ingest),
  });
  const module = {
    module: IngestApp,
    imports: [DistributedPortsModule.bind(distributed), ExchangePortsModule.bind(exchange, settings), IngestModule],
  };
  const transport = log.openTransport();
  const app = await runConsumers(open, { service, logLevel, module, transport });
  const ownChecks = [transport.check, app.get(OwnedMailboxes).check];
  const operation = await serveOperation({ host, port: config.port.INGEST_PORT }, [...checks, ...ownChecks]);
  return open.add(operation, (server) => server.close());
}
