import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import type { EwsConnection } from '@foldwatch/adapter-ews';
import { SystemClock } from '@foldwatch/platform';
import {
  ActivityQueries,
  ActivityStore,
  Clock,
  ContentStore,
  Correspondence,
  DeadLetters,
  DecisionLog,
  EventLogReader,
  EventPublisher,
  EverythingOwned,
  FolderTrees,
  ItemIndex,
  KeyOwnership,
  MailboxAccess,
  MailboxConfigs,
  MailboxEpochs,
  MailboxJobs,
  MailboxStatus,
  MailChanges,
  MailContent,
  MailFolders,
  MailHints,
  OrganizationConfigs,
  ParkedEvents,
  PipelineLag,
  RecordChanges,
  RecordClaims,
  RecordDirectory,
  UnknownSenders,
  SyncCursors,
  TrackingTokens,
  WaitingReplies,
} from '@foldwatch/ports';

/** Binds every port of the product to its embedded adapter, and the mail ports to Exchange: the one place that chooses. */
@Global()
@Module({})
export class EmbeddedPortsModule {
  static bind(embedded: EmbeddedAdapters, exchange: EwsConnection): DynamicModule {
    const providers = [
      { provide: Clock, useClass: SystemClock },
      { provide: EventPublisher, useValue: embedded.eventLog },
      { provide: EventLogReader, useValue: embedded.eventLog },
      { provide: ParkedEvents, useValue: embedded.parkedEvents },
      { provide: PipelineLag, useValue: embedded.pipelineLag },
      { provide: KeyOwnership, useClass: EverythingOwned },
      { provide: ActivityStore, useValue: embedded.activityStore },
      { provide: ActivityQueries, useValue: embedded.activityQueries },
      { provide: Correspondence, useValue: embedded.correspondence },
      { provide: TrackingTokens, useValue: embedded.trackingTokens },
      { provide: WaitingReplies, useValue: embedded.waitingReplies },
      { provide: RecordDirectory, useValue: embedded.recordDirectory },
      { provide: RecordChanges, useValue: embedded.recordChanges },
      { provide: RecordClaims, useValue: embedded.recordClaims },
      { provide: UnknownSenders, useValue: embedded.unknownSenders },
      { provide: DecisionLog, useValue: embedded.decisionLog },
      { provide: DeadLetters, useValue: embedded.deadLetters },
      { provide: ContentStore, useValue: embedded.contentStore },
      { provide: MailboxConfigs, useValue: embedded.mailboxConfigs },
      { provide: OrganizationConfigs, useValue: embedded.organizationConfigs },
      { provide: MailboxJobs, useValue: embedded.mailboxJobs },
      { provide: MailboxEpochs, useValue: embedded.mailboxEpochs },
      { provide: MailboxStatus, useValue: embedded.mailboxStatus },
      { provide: SyncCursors, useValue: embedded.syncCursors },
      { provide: ItemIndex, useValue: embedded.itemIndex },
      { provide: FolderTrees, useValue: embedded.folderTrees },
      { provide: MailFolders, useValue: exchange.folders },
      { provide: MailChanges, useValue: exchange.changes },
      { provide: MailContent, useValue: exchange.content },
      { provide: MailHints, useValue: exchange.hints },
      { provide: MailboxAccess, useValue: exchange.access },
    ];
    return { module: EmbeddedPortsModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
