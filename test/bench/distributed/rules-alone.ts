import 'reflect-metadata';
import { openKafka } from '@foldwatch/adapter-kafka';
import { openMongo } from '@foldwatch/adapter-mongo';
import { DistributedPortsModule } from '@foldwatch/assembly-distributed';
import { RulesModule } from '@foldwatch/feature-rules';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DecisionSink } from '../sinks';
import type { Place } from './bench-servers';

@Module({})
class RulesAlone {}

/** rules over Kafka as its service runs it, but for the log of decisions, which is kept nowhere. */
async function main(): Promise<void> {
  const place: Place = JSON.parse(process.argv[2] ?? '');
  const stores = await openMongo({ uri: place.mongodbUri });
  const log = openKafka({ ...place, instance: 'bench-rules', parkedEvents: stores.parkedEvents });
  const ports = DistributedPortsModule.bind({ stores: { ...stores, decisionLog: new DecisionSink() as never }, log });
  const strategy = log.openTransport();
  const module = { module: RulesAlone, imports: [ports, RulesModule] };
  const app = await NestFactory.createMicroservice(module, { strategy, logger: false });
  process.once('SIGTERM', () => void app.close().then(() => process.exit()));
  await app.listen();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
