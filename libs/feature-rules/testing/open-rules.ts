import { Global, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { mailDecided, type MailDecidedV1, type MailObservedV1 } from '@foldwatch/contracts';
import { SystemClock } from '@foldwatch/platform';
import {
  Clock,
  Correspondence,
  DecisionLog,
  ErasedPeople,
  EventPublisher,
  FolderTrees,
  MailboxConfigs,
  MailboxJobs,
  OrganizationConfigs,
  RecordDirectory,
  SimulationParts,
  Simulations,
  SimulationSamples,
  TrackingTokens,
  WaitingReplies,
  type LoggedDecision,
  type Outcome,
} from '@foldwatch/ports';
import { DecideMail, RulesModule } from '../src';
import { batchOf } from './batch-of';

export interface OpenRules {
  readonly adapters: EmbeddedAdapters;
  /** Delivers observations in one batch. */
  readonly decide: (...observations: readonly MailObservedV1[]) => Promise<readonly Outcome[]>;
  /** All that was published so far, in order. */
  readonly decided: () => Promise<readonly MailDecidedV1[]>;
  /** All that was kept so far, newest first. */
  readonly logged: () => Promise<readonly LoggedDecision[]>;
  readonly close: () => Promise<void>;
}

/** The rules service over embedded stores in memory, put together as an app does. */
export async function openRules(): Promise<OpenRules> {
  const adapters = await openEmbedded();
  const app: INestApplicationContext = await NestFactory.createApplicationContext(
    { module: Ports, imports: [bind(adapters), RulesModule] },
    { logger: false, abortOnError: false },
  );
  const decideMail = app.get(DecideMail);
  return {
    adapters,
    decide: (...observations) => decideMail.execute(batchOf(...observations)),
    async decided() {
      const { events } = await adapters.eventLog.read(mailDecided.topic, undefined, 100_000);
      return events.map(({ payload }) => payload as MailDecidedV1);
    },
    logged: async () => (await adapters.decisionLog.list({ limit: 100_000 })).decisions,
    async close() {
      await app.close();
      await adapters.close();
    },
  };
}

function bind(adapters: EmbeddedAdapters) {
  const providers = [
    { provide: Clock, useClass: SystemClock },
    { provide: EventPublisher, useValue: adapters.eventLog },
    { provide: MailboxConfigs, useValue: adapters.mailboxConfigs },
    { provide: OrganizationConfigs, useValue: adapters.organizationConfigs },
    { provide: FolderTrees, useValue: adapters.folderTrees },
    { provide: RecordDirectory, useValue: adapters.recordDirectory },
    { provide: Correspondence, useValue: adapters.correspondence },
    { provide: TrackingTokens, useValue: adapters.trackingTokens },
    { provide: WaitingReplies, useValue: adapters.waitingReplies },
    { provide: DecisionLog, useValue: adapters.decisionLog },
    { provide: ErasedPeople, useValue: adapters.erasedPeople },
    { provide: MailboxJobs, useValue: adapters.mailboxJobs },
    { provide: Simulations, useValue: adapters.simulations },
    { provide: SimulationParts, useValue: adapters.simulationParts },
    { provide: SimulationSamples, useValue: adapters.simulationSamples },
  ];
  return { module: Bindings, global: true, providers, exports: providers.map(({ provide }) => provide) };
}

@Global()
@Module({})
class Bindings {}

@Module({})
class Ports {}
