import { JsonLogs, type OpenThings } from '@foldwatch/platform';
import type { DynamicModule, INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { BatchServer } from './batch-server';
import { PassErrorsOn } from './pass-errors-on';

interface Consumers {
  /** As its logs name it. */
  readonly service: string;
  readonly logLevel: string;
  readonly module: DynamicModule;
  readonly transport: BatchServer;
}

/** Starts a process's event handlers; they end, within the transport's grace, when `open` is closed. */
export async function runConsumers(
  open: OpenThings,
  { service, logLevel, module, transport }: Consumers,
): Promise<INestMicroservice> {
  const app = await NestFactory.createMicroservice(module, {
    strategy: transport,
    logger: new JsonLogs({ level: logLevel, service }),
    abortOnError: false,
  });
  app.useGlobalFilters(new PassErrorsOn());
  open.add(app, (running) => running.close());
  await app.listen();
  return app;
}
