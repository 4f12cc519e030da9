import { Global, Module, type DynamicModule } from '@nestjs/common';
import { SystemClock } from '@foldwatch/platform';
import {
  ActivityQueries,
  ActivityStore,
  AlertNews,
  AlertQueries,
  Alerts,
  Clock,
  ContentStore,
  Correspondence,
  DeadLetters,
  DecisionLog,
  ErasedPeople,
  EventLogReader,
  EventPublisher,
  EventTexts,
  FolderTrees,
  ItemIndex,
  KeyOwnership,
  MailboxConfigs,
  MailboxEpochs,
  MailboxJobs,
  MailboxStatus,
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
  WebhookDeliveries,
  Webhooks,
} from '@foldwatch/ports';
import type { Distributed } from './open-distributed';

/** Binds every port of the stores to MongoDB and those of the event log to Kafka: the one place that chooses. */
@Global()
@Module({})
export class DistributedPortsModule {
  static bind({ stores, log }: Pick<Distributed, 'stores' | 'log'>): DynamicModule {
    const providers = [
      { provide: Clock, useClass: SystemClock },
      { provide: EventPublisher, useValue: log.publisher },
      { provide: EventLogReader, useValue: log.reader },
      { provide: KeyOwnership, useValue: log.ownership },
      { provide: PipelineLag, useValue: log.pipelineLag },
      { provide: EventTexts, useValue: log.eventTexts },
      { provide: ErasedPeople, useValue: stores.erasedPeople },
      { provide: ParkedEvents, useValue: stores.parkedEvents },
      { provide: ActivityStore, useValue: stores.activityStore },
      { provide: ActivityQueries, useValue: stores.activityQueries },
      { provide: Correspondence, useValue: stores.correspondence },
      { provide: TrackingTokens, useValue: stores.trackingTokens },
      { provide: WaitingReplies, useValue: stores.waitingReplies },
      { provide: RecordDirectory, useValue: stores.recordDirectory },
      { provide: RecordChanges, useValue: stores.recordChanges },
      { provide: RecordClaims, useValue: stores.recordClaims },
      { provide: UnknownSenders, useValue: stores.unknownSenders },
      { provide: DecisionLog, useValue: stores.decisionLog },
      { provide: DeadLetters, useValue: stores.deadLetters },
      { provide: Alerts, useValue: stores.alerts },
      { provide: AlertNews, useValue: stores.alertNews },
      { provide: AlertQueries, useValue: stores.alertQueries },
      { provide: Webhooks, useValue: stores.webhooks },
      { provide: WebhookDeliveries, useValue: stores.webhookDeliveries },
      { provide: ContentStore, useValue: stores.contentStore },
      { provide: MailboxConfigs, useValue: stores.mailboxConfigs },
      { provide: OrganizationConfigs, useValue: stores.organizationConfigs },
      { provide: MailboxJobs, useValue: stores.mailboxJobs },
      { provide: MailboxEpochs, useValue: stores.mailboxEpochs },
      { provide: MailboxStatus, useValue: stores.mailboxStatus },
      { provide: SyncCursors, useValue: stores.syncCursors },
      { provide: ItemIndex, useValue: stores.itemIndex },
      { provide: FolderTrees, useValue: stores.folderTrees },
    ];
    return { module: DistributedPortsModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
