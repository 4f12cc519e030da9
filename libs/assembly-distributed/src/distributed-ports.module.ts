import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { SystemClock } from '@foldwatch/platform';
import {
  ActivityQueries,
  ActivityStore,
  AlertNews,
  AlertQueries,
  Alerts,
  Administrators,
  ApiKeys,
  Approvals,
  AuditLog,
  Clock,
  ContentStore,
  Correspondence,
  DeadLetters,
  DecisionLog,
  ErasedPeople,
  Drafts,
  OpenSessions,
  SignInFailures,
  SignInLinks,
  Users,
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
  SimulationParts,
  Simulations,
  SimulationSamples,
  SyncCursors,
  TrackingTokens,
  WaitingReplies,
  WebhookDeliveries,
  Webhooks,
  VersionHistory,
} from '@foldwatch/ports';
import type { Distributed } from './open-distributed';

/** Binds every port of the stores to MongoDB and those of the event log to Kafka: the one place that chooses. */
@Global()
@Module({})
export class DistributedPortsModule {
  static bind({ stores, log }: Pick<Distributed, 'stores' | 'log'>): DynamicModule {
    const providers = [...logProviders(log), ...storeProviders(stores)];
    return { module: DistributedPortsModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}

/** A port, and what stands for it. */
type Bound = Extract<Provider, { readonly provide: unknown }>;

const logProviders = (log: Distributed['log']): readonly Bound[] => [
  { provide: Clock, useClass: SystemClock },
  { provide: EventPublisher, useValue: log.publisher },
  { provide: EventLogReader, useValue: log.reader },
  { provide: KeyOwnership, useValue: log.ownership },
  { provide: PipelineLag, useValue: log.pipelineLag },
  { provide: EventTexts, useValue: log.eventTexts },
];

const storeProviders = (stores: Distributed['stores']): readonly Bound[] => [
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
  { provide: Approvals, useValue: stores.approvals },
  { provide: Administrators, useValue: stores.administrators },
  { provide: ApiKeys, useValue: stores.apiKeys },
  { provide: AuditLog, useValue: stores.auditLog },
  { provide: VersionHistory, useValue: stores.versionHistory },
  { provide: Drafts, useValue: stores.drafts },
  { provide: Users, useValue: stores.users },
  { provide: OpenSessions, useValue: stores.openSessions },
  { provide: SignInFailures, useValue: stores.signInFailures },
  { provide: SignInLinks, useValue: stores.signInLinks },
  { provide: MailboxConfigs, useValue: stores.mailboxConfigs },
  { provide: OrganizationConfigs, useValue: stores.organizationConfigs },
  { provide: MailboxJobs, useValue: stores.mailboxJobs },
  { provide: MailboxEpochs, useValue: stores.mailboxEpochs },
  { provide: MailboxStatus, useValue: stores.mailboxStatus },
  { provide: SyncCursors, useValue: stores.syncCursors },
  { provide: ItemIndex, useValue: stores.itemIndex },
  { provide: Simulations, useValue: stores.simulations },
  { provide: SimulationParts, useValue: stores.simulationParts },
  { provide: SimulationSamples, useValue: stores.simulationSamples },
  { provide: FolderTrees, useValue: stores.folderTrees },
];
