import {
  describeAlerts,
  describeActivityQueries,
  describeAdministrators,
  describeApiKeys,
  describeAuditLog,
  describeActivityStore,
  describeContentStore,
  describeCorrespondence,
  describeDeadLetters,
  describeDecisionLog,
  describeErasedPeople,
  describeDrafts,
  describeOpenSessions,
  describeSignInFailures,
  describeSignInLinks,
  describeUsers,
  describeIngestState,
  describeItemIndex,
  describeMailboxConfigs,
  describeMailboxJobs,
  describeParkedEvents,
  describeRecordClaims,
  describeRecordChanges,
  describeRecordDirectory,
  describeTrackingTokens,
  describeWaitingReplies,
  describeUnknownSenders,
  describeWebhooks,
  describeVersionHistory,
  describeApprovals,
  describeSimulations,
  type Open,
} from '@foldwatch/ports/testing';
import { EmbeddedActivityQueries } from './activities/embedded-activity-queries';
import { EmbeddedDecisionLog } from './activities/embedded-decision-log';
import { openEmbedded, type EmbeddedAdapters } from './open-embedded';

/** Every adapter over a store of its own in memory. */
const opening =
  <P>(port: (adapters: EmbeddedAdapters) => P): Open<P> =>
  async () => {
    const adapters = await openEmbedded();
    return { port: port(adapters), close: () => adapters.close() };
  };

describeActivityStore(
  'embedded',
  opening(({ activityStore }) => activityStore),
);
describeActivityQueries(
  'embedded',
  opening(({ activityStore, activityQueries }) => ({ store: activityStore, queries: activityQueries })),
);
describeActivityQueries(
  'embedded, trying the newest one by one',
  opening(({ activityStore, database }) => ({
    store: activityStore,
    queries: new EmbeddedActivityQueries(database, 0),
  })),
);
describeCorrespondence(
  'embedded',
  opening(({ activityStore, correspondence }) => ({ store: activityStore, correspondence })),
);
describeTrackingTokens(
  'embedded',
  opening(({ trackingTokens }) => trackingTokens),
);
describeWaitingReplies(
  'embedded',
  opening(({ waitingReplies }) => waitingReplies),
);
describeRecordDirectory(
  'embedded',
  opening(({ recordDirectory }) => recordDirectory),
);
describeRecordClaims(
  'embedded',
  opening(({ recordClaims, recordDirectory }) => ({ claims: recordClaims, directory: recordDirectory })),
);
describeRecordChanges(
  'embedded',
  opening(({ recordChanges }) => recordChanges),
);
describeUnknownSenders(
  'embedded',
  opening(({ unknownSenders }) => unknownSenders),
);
describeMailboxConfigs(
  'embedded',
  opening(({ mailboxConfigs, organizationConfigs }) => ({
    mailboxes: mailboxConfigs,
    organization: organizationConfigs,
  })),
);
describeMailboxJobs(
  'embedded',
  opening(({ mailboxJobs }) => mailboxJobs),
);
describeIngestState(
  'embedded',
  opening(({ mailboxEpochs, syncCursors, itemIndex, folderTrees, mailboxStatus }) => ({
    epochs: mailboxEpochs,
    cursors: syncCursors,
    items: itemIndex,
    trees: folderTrees,
    status: mailboxStatus,
  })),
);
describeItemIndex(
  'embedded',
  opening(({ mailboxEpochs, itemIndex }) => ({ epochs: mailboxEpochs, items: itemIndex })),
);
describeErasedPeople(
  'embedded',
  opening(({ erasedPeople }) => erasedPeople),
);
describeApiKeys(
  'embedded',
  opening(({ apiKeys }) => apiKeys),
);
describeAdministrators(
  'embedded',
  opening(({ administrators }) => administrators),
);
describeAuditLog(
  'embedded',
  opening(({ auditLog }) => auditLog),
);
describeVersionHistory(
  'embedded',
  opening(({ versionHistory }) => versionHistory),
);
describeDrafts(
  'embedded',
  opening(({ drafts }) => drafts),
);
describeUsers(
  'embedded',
  opening(({ users }) => users),
);
describeOpenSessions(
  'embedded',
  opening(({ openSessions }) => openSessions),
);
describeSignInFailures(
  'embedded',
  opening(({ signInFailures }) => signInFailures),
);
describeSignInLinks(
  'embedded',
  opening(({ signInLinks }) => signInLinks),
);
describeDecisionLog(
  'embedded',
  opening(({ decisionLog }) => decisionLog),
);
describeDecisionLog(
  'embedded, trying the newest one by one',
  opening(({ database }) => new EmbeddedDecisionLog(database, 0)),
);
describeDeadLetters(
  'embedded',
  opening(({ deadLetters }) => deadLetters),
);
describeAlerts(
  'embedded',
  opening(({ alerts, alertNews: news, alertQueries: queries }) => ({ alerts, news, queries })),
);
describeWebhooks(
  'embedded',
  opening(({ webhooks, webhookDeliveries: deliveries }) => ({ webhooks, deliveries })),
);
describeParkedEvents(
  'embedded',
  opening(({ parkedEvents }) => parkedEvents),
);
describeApprovals(
  'embedded',
  opening(({ approvals }) => approvals),
);
describeSimulations(
  'embedded',
  opening(({ simulations, simulationParts, simulationSamples }) => ({
    simulations,
    parts: simulationParts,
    samples: simulationSamples,
  })),
);
describeContentStore(
  'embedded, in memory',
  opening(({ contentStore }) => contentStore),
);
