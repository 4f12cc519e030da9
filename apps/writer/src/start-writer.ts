import { Module } from '@nestjs/common';
import { DistributedPortsModule, openDistributed } from '@foldwatch/assembly-distributed';
import { configChanges, mailContent, mailDecided } from '@foldwatch/contracts';
import { WriterModule, WriterSettings } from '@foldwatch/feature-writer';
import { serveOperation, type OpenThings } from '@foldwatch/platform';
import { runConsumers } from '@foldwatch/platform-delivery';
import { keepHouse } from './keep-house';
import type { WriterConfig } from './writer.config';

@Module({})
class WriterApp {}

const service = 'writer';

/** Stores activities; any number of these share the work. */
export async function startWriter(config: WriterConfig, open: OpenThings): Promise<{ readonly address: string }> {
  const { FOLDWATCH_HOST: host, FOLDWATCH_LOG_LEVEL: logLevel } = config.process;
  const groups = { writer: [mailDecided.topic, mailContent.topic, configChanges.topic] };
  const distributed = await openDistributed(config, { service, groups }, open);
  const { log, checks } = distributed;
  const settings = { provide: WriterSettings, useValue: new WriterSettings() };
  const module = {
    module: WriterApp,
    global: true,
    imports: [DistributedPortsModule.bind(distributed), WriterModule],
    providers: [settings],
    exports: [WriterSettings],
  };
  const transport = log.openTransport();
  await runConsumers(open, { service, logLevel, module, transport });
  open.add(keepHouse(distributed), (stop) => stop());
  const operation = await serveOperation({ host, port: config.port.WRITER_PORT }, [...checks, transport.check]);
  return open.add(operation, (server) => server.close());
}
