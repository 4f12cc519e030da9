import { topics as everyTopic } from '@foldwatch/contracts';
import { SystemClock } from '@foldwatch/platform';
import { defaultDelivery, EventAttempts, type DeliverySettings } from '@foldwatch/platform-delivery';
import type { Clock, ContentStore } from '@foldwatch/ports';
import { EmbeddedActivityQueries } from './activities/embedded-activity-queries';
import { EmbeddedAdministrators } from './access/embedded-administrators';
import { EmbeddedApiKeys } from './access/embedded-api-keys';
import { EmbeddedApprovals } from './administration/embedded-approvals';
import { EmbeddedDrafts } from './administration/embedded-drafts';
import { EmbeddedOpenSessions } from './access/embedded-open-sessions';
import { EmbeddedSignInFailures } from './access/embedded-sign-in-failures';
import { EmbeddedSignInLinks } from './access/embedded-sign-in-links';
import { EmbeddedUsers } from './access/embedded-users';
import { EmbeddedVersionHistory } from './administration/embedded-version-history';
import { EmbeddedAuditLog } from './administration/embedded-audit-log';
import { EmbeddedActivityStore } from './activities/embedded-activity-store';
import { EmbeddedCorrespondence } from './activities/embedded-correspondence';
import { AddressHashes } from './database/address-hashes';
import { EmbeddedTrackingTokens } from './activities/embedded-tracking-tokens';
import { EmbeddedWaitingReplies } from './activities/embedded-waiting-replies';
import { EmbeddedAlertQueries } from './alerts/embedded-alert-queries';
import { EmbeddedAlertNews, EmbeddedAlerts } from './alerts/embedded-alerts';
import { EmbeddedWebhookDeliveries, EmbeddedWebhooks } from './alerts/embedded-webhooks';
import { EmbeddedDatabase } from './database/embedded-database';
import { EmbeddedContentStore } from './activities/embedded-content-store';
import { EmbeddedDeadLetters } from './event-log/embedded-dead-letters';
import { EmbeddedDecisionLog } from './activities/embedded-decision-log';
import { EmbeddedRecordClaims } from './records/embedded-record-claims';
import { EmbeddedRecordChanges } from './records/embedded-record-changes';
import { EmbeddedRecordDirectory } from './records/embedded-record-directory';
import { EmbeddedErasedPeople } from './erasure/embedded-erased-people';
import { EmbeddedEventTexts } from './erasure/embedded-event-texts';
import { EmbeddedRetention } from './embedded-retention';
import { EmbeddedUnknownSenders } from './records/embedded-unknown-senders';
import { EmbeddedEventLog } from './event-log/embedded-event-log';
import { EmbeddedParkedEvents } from './event-log/embedded-parked-events';
import { EmbeddedPipelineLag } from './event-log/embedded-pipeline-lag';
import { EmbeddedTransport } from './event-log/embedded-transport';
import { GroupOffsets } from './event-log/group-offsets';
import type { Topics } from './event-log/log-lanes';
import { LogRetention } from './event-log/log-retention';
import { InMemoryContentStore } from './activities/in-memory-content-store';
import { EmbeddedFolderTrees } from './mailboxes/embedded-folder-trees';
import { EmbeddedItemIndex } from './mailboxes/embedded-item-index';
import { EmbeddedMailboxConfigs } from './mailboxes/embedded-mailbox-configs';
import { EmbeddedMailboxEpochs } from './mailboxes/embedded-mailbox-epochs';
import { EmbeddedMailboxJobs } from './mailboxes/embedded-mailbox-jobs';
import { EmbeddedMailboxStatus } from './mailboxes/embedded-mailbox-status';
import { EmbeddedOrganizationConfigs } from './mailboxes/embedded-organization-configs';
import { EmbeddedSyncCursors } from './mailboxes/embedded-sync-cursors';
import { EmbeddedSimulationParts } from './simulations/embedded-simulation-parts';
import { EmbeddedSimulationSamples } from './simulations/embedded-simulation-samples';
import { EmbeddedSimulations } from './simulations/embedded-simulations';

export interface EmbeddedOptions {
  /** Made when it is not there; without one everything is in memory and gone with `close`. */
  readonly dataDir?: string;
  /** A directory that is being moved up is opened to the move alone. */
  readonly opener?: 'product' | 'move-up';
  readonly clock?: Clock;
  readonly topics?: Topics;
  readonly transport?: Partial<DeliverySettings>;
}

export type EmbeddedAdapters = Awaited<ReturnType<typeof openEmbedded>>;

/**
 * Opens every embedded adapter over one data directory. The app binds them to their ports, and calls `close` after its
 * transport and servers are closed. Raises `DataDirectoryInUse`, `DatabaseUnusable`, `DatabaseTooNew`,
 * `DataDirectoryMoved`.
 */
export async function openEmbedded(options: EmbeddedOptions = {}) {
  const { dataDir, clock = new SystemClock(), topics = everyTopic } = options;
  const database =
    dataDir === undefined ? EmbeddedDatabase.openInMemory() : EmbeddedDatabase.open(dataDir, options.opener);
  try {
    const eventLog = await openEventLog(database, { clock, topics, transport: options.transport ?? {} });
    const contentStore: ContentStore =
      dataDir === undefined ? new InMemoryContentStore() : await EmbeddedContentStore.openIn(dataDir);
    const decisionLog = new EmbeddedDecisionLog(database);
    const deadLetters = new EmbeddedDeadLetters(database);
    const logRetention = new LogRetention(database, eventLog.eventLog.lanes, topics);
    const stores = openStores(database);
    const { alertQueries, webhookDeliveries } = stores;
    await stores.erasedPeople.hashing();
    return {
      ...stores,
      ...eventLog,
      contentStore,
      decisionLog,
      deadLetters,
      retention: new EmbeddedRetention(database, {
        log: logRetention,
        decisionLog,
        deadLetters,
        waitingReplies: stores.waitingReplies,
        alertQueries,
        webhookDeliveries,
        auditLog: stores.auditLog,
        simulations: stores.simulations,
        openSessions: stores.openSessions,
        signInFailures: stores.signInFailures,
        signInLinks: stores.signInLinks,
      }),
      database,
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

const openStores = (database: EmbeddedDatabase) => ({
  ...openRecords(database),
  activityStore: new EmbeddedActivityStore(database),
  activityQueries: new EmbeddedActivityQueries(database),
  correspondence: new EmbeddedCorrespondence(database),
  trackingTokens: new EmbeddedTrackingTokens(database),
  waitingReplies: new EmbeddedWaitingReplies(database),
  recordChanges: new EmbeddedRecordChanges(database),
  administrators: new EmbeddedAdministrators(database),
  apiKeys: new EmbeddedApiKeys(database),
  auditLog: new EmbeddedAuditLog(database),
  versionHistory: new EmbeddedVersionHistory(database),
  drafts: new EmbeddedDrafts(database),
  users: new EmbeddedUsers(database),
  openSessions: new EmbeddedOpenSessions(database),
  signInFailures: new EmbeddedSignInFailures(database),
  signInLinks: new EmbeddedSignInLinks(database),
  mailboxConfigs: new EmbeddedMailboxConfigs(database),
  organizationConfigs: new EmbeddedOrganizationConfigs(database),
  mailboxJobs: new EmbeddedMailboxJobs(database),
  mailboxEpochs: new EmbeddedMailboxEpochs(database),
  syncCursors: new EmbeddedSyncCursors(database),
  itemIndex: new EmbeddedItemIndex(database),
  folderTrees: new EmbeddedFolderTrees(database),
  mailboxStatus: new EmbeddedMailboxStatus(database),
  alerts: new EmbeddedAlerts(database),
  alertNews: new EmbeddedAlertNews(database),
  alertQueries: new EmbeddedAlertQueries(database),
  webhooks: new EmbeddedWebhooks(database),
  webhookDeliveries: new EmbeddedWebhookDeliveries(database),
  eventTexts: new EmbeddedEventTexts(database),
  approvals: new EmbeddedApprovals(database),
  simulations: new EmbeddedSimulations(database),
  simulationParts: new EmbeddedSimulationParts(database),
  simulationSamples: new EmbeddedSimulationSamples(database),
});

function openRecords(database: EmbeddedDatabase) {
  const recordDirectory = new EmbeddedRecordDirectory(database);
  const hashes = new AddressHashes(database);
  return {
    recordDirectory,
    recordClaims: new EmbeddedRecordClaims(database, recordDirectory, hashes),
    unknownSenders: new EmbeddedUnknownSenders(database, hashes),
    erasedPeople: new EmbeddedErasedPeople(database, hashes),
  };
}

async function openEventLog(
  database: EmbeddedDatabase,
  { clock, topics, transport }: Required<Pick<EmbeddedOptions, 'clock' | 'topics' | 'transport'>>,
) {
  const eventLog = await EmbeddedEventLog.open(database, clock, topics);
  const parkedEvents = new EmbeddedParkedEvents(database);
  const offsets = await GroupOffsets.open(database);
  const settings = { ...defaultDelivery, ...transport };
  const attempts = new EventAttempts({ publisher: eventLog, parkedEvents, clock, settings });
  const openTransport = (): EmbeddedTransport =>
    new EmbeddedTransport({ log: eventLog, offsets, parkedEvents, clock, settings, attempts });
  const pipelineLag = new EmbeddedPipelineLag(eventLog.lanes, offsets);
  return { eventLog, parkedEvents, offsets, pipelineLag, openTransport };
}
