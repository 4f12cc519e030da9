import type { EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { WriterSettings } from '@foldwatch/feature-writer';
import { SystemClock } from '@foldwatch/platform';
import {
  ActivityStore,
  Clock,
  ContentStore,
  Correspondence,
  DeadLetters,
  DecisionLog,
  ErasedPeople,
  EventPublisher,
  EventTexts,
  EverythingOwned,
  FolderTrees,
  KeyOwnership,
  MailboxConfigs,
  MailboxJobs,
  OrganizationConfigs,
  ParkedEvents,
  PipelineLag,
  RecordChanges,
  RecordClaims,
  RecordDirectory,
  SimulationParts,
  Simulations,
  SimulationSamples,
  TrackingTokens,
  WaitingReplies,
  UnknownSenders,
} from '@foldwatch/ports';
import { Global, Module, type DynamicModule } from '@nestjs/common';

interface Sinks {
  readonly decisionLog: DecisionLog;
  readonly publisher: EventPublisher;
}

/** What rules and writer ask of the world, from the embedded adapters; decisions and events may go elsewhere. */
@Global()
@Module({})
export class BenchPorts {
  static over(
    adapters: EmbeddedAdapters,
    imports: readonly (new () => object)[],
    { decisionLog, publisher }: Sinks = { decisionLog: adapters.decisionLog, publisher: adapters.eventLog },
  ): DynamicModule {
    const providers = [
      { provide: ActivityStore, useValue: adapters.activityStore },
      { provide: Correspondence, useValue: adapters.correspondence },
      { provide: TrackingTokens, useValue: adapters.trackingTokens },
      { provide: WaitingReplies, useValue: adapters.waitingReplies },
      { provide: RecordDirectory, useValue: adapters.recordDirectory },
      { provide: RecordChanges, useValue: adapters.recordChanges },
      { provide: RecordClaims, useValue: adapters.recordClaims },
      { provide: UnknownSenders, useValue: adapters.unknownSenders },
      { provide: MailboxConfigs, useValue: adapters.mailboxConfigs },
      { provide: OrganizationConfigs, useValue: adapters.organizationConfigs },
      { provide: FolderTrees, useValue: adapters.folderTrees },
      { provide: MailboxJobs, useValue: adapters.mailboxJobs },
      { provide: Simulations, useValue: adapters.simulations },
      { provide: SimulationParts, useValue: adapters.simulationParts },
      { provide: SimulationSamples, useValue: adapters.simulationSamples },
      { provide: DecisionLog, useValue: decisionLog },
      { provide: DeadLetters, useValue: adapters.deadLetters },
      { provide: ParkedEvents, useValue: adapters.parkedEvents },
      { provide: ContentStore, useValue: adapters.contentStore },
      { provide: ErasedPeople, useValue: adapters.erasedPeople },
      { provide: EventTexts, useValue: adapters.eventTexts },
      { provide: EventPublisher, useValue: publisher },
      { provide: PipelineLag, useValue: adapters.pipelineLag },
      { provide: KeyOwnership, useValue: new EverythingOwned() },
      { provide: Clock, useValue: new SystemClock() },
      { provide: WriterSettings, useValue: new WriterSettings() },
    ];
    return { module: BenchPorts, imports: [...imports], providers, exports: providers.map(({ provide }) => provide) };
  }
}
