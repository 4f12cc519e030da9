import type { EmbeddedAdapters } from '@foldwatch/adapter-embedded';
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
import { WriterSettings } from '../src';

/** Binds every port to the embedded adapters, as an app does. */
@Global()
@Module({})
export class Bindings {
  static over(
    adapters: Omit<EmbeddedAdapters, 'pipelineLag'> & { readonly pipelineLag: PipelineLag },
    publisher: EventPublisher,
    imports: readonly (new () => object)[],
    given: Partial<WriterSettings> = {},
  ): DynamicModule {
    const settings = new WriterSettings({
      relinkPage: 2,
      relinkPollMs: 2,
      relinkSettleMs: 20,
      resolveSettleMs: 5,
      resolvePage: 2,
      erasureSettleMs: 5,
      republishPage: 2,
      lagPollMs: 2,
      ...given,
    });
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
      { provide: DecisionLog, useValue: adapters.decisionLog },
      { provide: DeadLetters, useValue: adapters.deadLetters },
      { provide: ParkedEvents, useValue: adapters.parkedEvents },
      { provide: ContentStore, useValue: adapters.contentStore },
      { provide: ErasedPeople, useValue: adapters.erasedPeople },
      { provide: EventTexts, useValue: adapters.eventTexts },
      { provide: EventPublisher, useValue: publisher },
      { provide: PipelineLag, useValue: adapters.pipelineLag },
      { provide: KeyOwnership, useValue: new EverythingOwned() },
      { provide: Clock, useValue: new SystemClock() },
      { provide: WriterSettings, useValue: settings },
    ];
    return { module: Bindings, imports: [...imports], providers, exports: providers.map(({ provide }) => provide) };
  }
}
