import { MongoActivityQueries } from './activities/mongo-activity-queries';
import { MongoActivityStore } from './activities/mongo-activity-store';
import { MongoCorrespondence } from './activities/mongo-correspondence';
import { AddressHashes } from './database/address-hashes';
import { MongoAlertQueries } from './alerts/mongo-alert-queries';
import { MongoAlertNews, MongoAlerts } from './alerts/mongo-alerts';
import { MongoWebhookDeliveries, MongoWebhooks } from './alerts/mongo-webhooks';
import { MongoAdministrators } from './access/mongo-administrators';
import { MongoApiKeys } from './access/mongo-api-keys';
import { MongoApprovals } from './administration/mongo-approvals';
import { MongoAuditLog } from './administration/mongo-audit-log';
import { MongoDrafts } from './administration/mongo-drafts';
import { MongoOpenSessions } from './access/mongo-open-sessions';
import { MongoSignInFailures } from './access/mongo-sign-in-failures';
import { MongoSignInLinks } from './access/mongo-sign-in-links';
import { MongoUsers } from './access/mongo-users';
import { MongoVersionHistory } from './administration/mongo-version-history';
import { MongoDatabase, type MongoOptions } from './database/mongo-database';
import { demandSchema } from './database/schema-version';
import { demandWholeMove } from './move-up/demand-whole-move';
import { MongoImport } from './move-up/mongo-import';
import { MongoFolderTrees } from './mailboxes/mongo-folder-trees';
import { MongoItemIndex } from './mailboxes/mongo-item-index';
import { MongoMailboxConfigs } from './mailboxes/mongo-mailbox-configs';
import { MongoMailboxEpochs } from './mailboxes/mongo-mailbox-epochs';
import { MongoMailboxJobs } from './mailboxes/mongo-mailbox-jobs';
import { MongoMailboxStatus } from './mailboxes/mongo-mailbox-status';
import { MongoOrganizationConfigs } from './mailboxes/mongo-organization-configs';
import { MongoSyncCursors } from './mailboxes/mongo-sync-cursors';
import { MongoContentStore } from './activities/mongo-content-store';
import { MongoDeadLetters } from './events/mongo-dead-letters';
import { MongoDecisionLog } from './activities/mongo-decision-log';
import { MongoErasedPeople } from './erasure/mongo-erased-people';
import { MongoParkedEvents } from './events/mongo-parked-events';
import { MongoRecordClaims } from './records/mongo-record-claims';
import { MongoRecordChanges } from './records/mongo-record-changes';
import { MongoRecordDirectory } from './records/mongo-record-directory';
import { MongoRetention } from './mongo-retention';
import { MongoWaitingReplies } from './activities/mongo-waiting-replies';
import { MongoTrackingTokens } from './activities/mongo-tracking-tokens';
import { MongoUnknownSenders } from './records/mongo-unknown-senders';
import { MongoSimulationParts } from './simulations/mongo-simulation-parts';
import { MongoSimulationSamples } from './simulations/mongo-simulation-samples';
import { MongoSimulations } from './simulations/mongo-simulations';

export type MongoAdapters = Awaited<ReturnType<typeof openMongo>>;

/**
 * Opens every store over one MongoDB database, which `migrateMongo` has prepared. The app binds them to their ports,
 * and calls `close` after its transport and servers are closed. Raises `SchemaTooOld`, `SchemaTooNew`,
 * `StoreUnavailable`, and `MoveUnfinished` to all but the move itself.
 */
export async function openMongo(options: MongoOptions, opener: 'product' | 'move-up' = 'product') {
  const database = await MongoDatabase.connect(options);
  try {
    await demandSchema(database.db);
    if (opener === 'product') await demandWholeMove(database);
    const stores = openStores(database);
    const contentStore = new MongoContentStore(database);
    const decisionLog = new MongoDecisionLog(database);
    const deadLetters = new MongoDeadLetters(database);
    return {
      ...stores,
      contentStore,
      decisionLog,
      deadLetters,
      imports: new MongoImport(database),
      retention: new MongoRetention(database, { ...stores, decisionLog, deadLetters, contentStore }),
      database,
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function openRecords(database: MongoDatabase) {
  const recordDirectory = new MongoRecordDirectory(database);
  const hashes = new AddressHashes(database);
  return {
    recordDirectory,
    recordClaims: new MongoRecordClaims(database, recordDirectory, hashes),
    unknownSenders: new MongoUnknownSenders(database, hashes),
    erasedPeople: new MongoErasedPeople(database, hashes),
  };
}

const openStores = (database: MongoDatabase) => ({
  ...openRecords(database),
  activityStore: new MongoActivityStore(database),
  activityQueries: new MongoActivityQueries(database),
  correspondence: new MongoCorrespondence(database),
  trackingTokens: new MongoTrackingTokens(database),
  waitingReplies: new MongoWaitingReplies(database),
  recordChanges: new MongoRecordChanges(database),
  parkedEvents: new MongoParkedEvents(database),
  administrators: new MongoAdministrators(database),
  apiKeys: new MongoApiKeys(database),
  auditLog: new MongoAuditLog(database),
  versionHistory: new MongoVersionHistory(database),
  drafts: new MongoDrafts(database),
  users: new MongoUsers(database),
  openSessions: new MongoOpenSessions(database),
  signInFailures: new MongoSignInFailures(database),
  signInLinks: new MongoSignInLinks(database),
  mailboxConfigs: new MongoMailboxConfigs(database),
  organizationConfigs: new MongoOrganizationConfigs(database),
  mailboxJobs: new MongoMailboxJobs(database),
  mailboxEpochs: new MongoMailboxEpochs(database),
  syncCursors: new MongoSyncCursors(database),
  itemIndex: new MongoItemIndex(database),
  folderTrees: new MongoFolderTrees(database),
  mailboxStatus: new MongoMailboxStatus(database),
  alerts: new MongoAlerts(database),
  alertNews: new MongoAlertNews(database),
  alertQueries: new MongoAlertQueries(database),
  webhooks: new MongoWebhooks(database),
  webhookDeliveries: new MongoWebhookDeliveries(database),
  approvals: new MongoApprovals(database),
  simulations: new MongoSimulations(database),
  simulationParts: new MongoSimulationParts(database),
  simulationSamples: new MongoSimulationSamples(database),
});
