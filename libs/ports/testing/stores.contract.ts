import type {
  ActivityQueries,
  ActivityStore,
  Administrators,
  AlertNews,
  AlertQueries,
  Alerts,
  ApiKeys,
  Approvals,
  AuditLog,
  ContentStore,
  Correspondence,
  DeadLetters,
  DecisionLog,
  Drafts,
  ErasedPeople,
  FolderTrees,
  ItemIndex,
  MailboxConfigs,
  MailboxEpochs,
  MailboxJobs,
  MailboxStatus,
  OpenSessions,
  OrganizationConfigs,
  ParkedEvents,
  RecordChanges,
  RecordClaims,
  RecordDirectory,
  SignInFailures,
  SignInLinks,
  SimulationParts,
  SimulationSamples,
  Simulations,
  SyncCursors,
  TrackingTokens,
  UnknownSenders,
  Users,
  VersionHistory,
  WaitingReplies,
  WebhookDeliveries,
  Webhooks,
} from '@foldwatch/ports';
import { describeAdministrators } from './access/administrators.contract';
import { describeApiKeys } from './access/api-keys.contract';
import { describeOpenSessions } from './access/open-sessions.contract';
import { describeSignInFailures } from './access/sign-in-failures.contract';
import { describeSignInLinks } from './access/sign-in-links.contract';
import { describeUsers } from './access/users.contract';
import { describeActivityQueries } from './activities/activity-queries.contract';
import { describeActivityStore } from './activities/activity-store.contract';
import { describeContentStore } from './activities/content-store.contract';
import { describeCorrespondence } from './activities/correspondence.contract';
import { describeDecisionLog } from './activities/decision-log.contract';
import { describeTrackingTokens } from './activities/tracking-tokens.contract';
import { describeWaitingReplies } from './activities/waiting-replies.contract';
import { describeApprovals } from './administration/approvals.contract';
import { describeAuditLog } from './administration/audit-log.contract';
import { describeDrafts } from './administration/drafts.contract';
import { describeSimulations } from './administration/simulations.contract';
import { describeVersionHistory } from './administration/version-history.contract';
import { describeAlerts } from './alerts/alerts.contract';
import { describeWebhooks } from './alerts/webhooks.contract';
import { describeErasedPeople } from './erasure/erased-people.contract';
import { describeDeadLetters } from './events/dead-letters.contract';
import { describeParkedEvents } from './events/parked-events.contract';
import { describeIngestState } from './mailboxes/ingest-state.contract';
import { describeItemIndex } from './mailboxes/item-index.contract';
import { describeMailboxConfigs } from './mailboxes/mailbox-configs.contract';
import { describeMailboxJobs } from './mailboxes/mailbox-jobs.contract';
import { describeRecordChanges } from './records/record-changes.contract';
import { describeRecordClaims } from './records/record-claims.contract';
import { describeRecordDirectory } from './records/record-directory.contract';
import { describeUnknownSenders } from './records/unknown-senders.contract';
import type { Open } from './opened';

/** What every database behind the product has to keep. */
interface Stores {
  readonly activityStore: ActivityStore;
  readonly activityQueries: ActivityQueries;
  readonly correspondence: Correspondence;
  readonly trackingTokens: TrackingTokens;
  readonly waitingReplies: WaitingReplies;
  readonly decisionLog: DecisionLog;
  readonly contentStore: ContentStore;
  readonly recordDirectory: RecordDirectory;
  readonly recordClaims: RecordClaims;
  readonly recordChanges: RecordChanges;
  readonly unknownSenders: UnknownSenders;
  readonly erasedPeople: ErasedPeople;
  readonly mailboxConfigs: MailboxConfigs;
  readonly organizationConfigs: OrganizationConfigs;
  readonly mailboxJobs: MailboxJobs;
  readonly mailboxEpochs: MailboxEpochs;
  readonly syncCursors: SyncCursors;
  readonly itemIndex: ItemIndex;
  readonly folderTrees: FolderTrees;
  readonly mailboxStatus: MailboxStatus;
  readonly parkedEvents: ParkedEvents;
  readonly deadLetters: DeadLetters;
  readonly apiKeys: ApiKeys;
  readonly administrators: Administrators;
  readonly users: Users;
  readonly openSessions: OpenSessions;
  readonly signInFailures: SignInFailures;
  readonly signInLinks: SignInLinks;
  readonly auditLog: AuditLog;
  readonly versionHistory: VersionHistory;
  readonly drafts: Drafts;
  readonly approvals: Approvals;
  readonly simulations: Simulations;
  readonly simulationParts: SimulationParts;
  readonly simulationSamples: SimulationSamples;
  readonly alerts: Alerts;
  readonly alertNews: AlertNews;
  readonly alertQueries: AlertQueries;
  readonly webhooks: Webhooks;
  readonly webhookDeliveries: WebhookDeliveries;
}

type Opening = <P>(port: (stores: Stores) => P) => Open<P>;

/** Every promise that the ports make about what is kept: a database for which one is not tried does not compile. */
export function describeStores(name: string, opening: Opening): void {
  describeActivitiesKept(name, opening);
  describeRecordsKept(name, opening);
  describeMailboxesKept(name, opening);
  describeAccessKept(name, opening);
  describeAdministrationKept(name, opening);
}

function describeActivitiesKept(name: string, opening: Opening): void {
  describeActivityStore(
    name,
    opening(({ activityStore }) => activityStore),
  );
  describeActivityQueries(
    name,
    opening(({ activityStore, activityQueries }) => ({ store: activityStore, queries: activityQueries })),
  );
  describeCorrespondence(
    name,
    opening(({ activityStore, correspondence }) => ({ store: activityStore, correspondence })),
  );
  describeTrackingTokens(
    name,
    opening(({ trackingTokens }) => trackingTokens),
  );
  describeWaitingReplies(
    name,
    opening(({ waitingReplies }) => waitingReplies),
  );
  describeDecisionLog(
    name,
    opening(({ decisionLog }) => decisionLog),
  );
  describeContentStore(
    name,
    opening(({ contentStore }) => contentStore),
  );
}

function describeRecordsKept(name: string, opening: Opening): void {
  describeRecordDirectory(
    name,
    opening(({ recordDirectory }) => recordDirectory),
  );
  describeRecordClaims(
    name,
    opening(({ recordClaims, recordDirectory }) => ({ claims: recordClaims, directory: recordDirectory })),
  );
  describeRecordChanges(
    name,
    opening(({ recordChanges }) => recordChanges),
  );
  describeUnknownSenders(
    name,
    opening(({ unknownSenders }) => unknownSenders),
  );
  describeErasedPeople(
    name,
    opening(({ erasedPeople }) => erasedPeople),
  );
}

function describeMailboxesKept(name: string, opening: Opening): void {
  describeMailboxConfigs(
    name,
    opening(({ mailboxConfigs, organizationConfigs }) => ({
      mailboxes: mailboxConfigs,
      organization: organizationConfigs,
    })),
  );
  describeMailboxJobs(
    name,
    opening(({ mailboxJobs }) => mailboxJobs),
  );
  describeIngestState(
    name,
    opening(({ mailboxEpochs, syncCursors, itemIndex, folderTrees, mailboxStatus }) => ({
      epochs: mailboxEpochs,
      cursors: syncCursors,
      items: itemIndex,
      trees: folderTrees,
      status: mailboxStatus,
    })),
  );
  describeItemIndex(
    name,
    opening(({ mailboxEpochs, itemIndex }) => ({ epochs: mailboxEpochs, items: itemIndex })),
  );
  describeParkedEvents(
    name,
    opening(({ parkedEvents }) => parkedEvents),
  );
  describeDeadLetters(
    name,
    opening(({ deadLetters }) => deadLetters),
  );
}

function describeAccessKept(name: string, opening: Opening): void {
  describeApiKeys(
    name,
    opening(({ apiKeys }) => apiKeys),
  );
  describeAdministrators(
    name,
    opening(({ administrators }) => administrators),
  );
  describeUsers(
    name,
    opening(({ users }) => users),
  );
  describeOpenSessions(
    name,
    opening(({ openSessions }) => openSessions),
  );
  describeSignInFailures(
    name,
    opening(({ signInFailures }) => signInFailures),
  );
  describeSignInLinks(
    name,
    opening(({ signInLinks }) => signInLinks),
  );
}

function describeAdministrationKept(name: string, opening: Opening): void {
  describeAuditLog(
    name,
    opening(({ auditLog }) => auditLog),
  );
  describeVersionHistory(
    name,
    opening(({ versionHistory }) => versionHistory),
  );
  describeDrafts(
    name,
    opening(({ drafts }) => drafts),
  );
  describeApprovals(
    name,
    opening(({ approvals }) => approvals),
  );
  describeSimulations(
    name,
    opening(({ simulations, simulationParts, simulationSamples }) => ({
      simulations,
      parts: simulationParts,
      samples: simulationSamples,
    })),
  );
  describeAlerts(
    name,
    opening(({ alerts, alertNews: news, alertQueries: queries }) => ({ alerts, news, queries })),
  );
  describeWebhooks(
    name,
    opening(({ webhooks, webhookDeliveries: deliveries }) => ({ webhooks, deliveries })),
  );
}
