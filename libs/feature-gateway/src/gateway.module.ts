import { Module } from '@nestjs/common';
import { AccessGuard } from './access/access-guard';
import { KnownAdministrators } from './access/known-administrators';
import { CreateOwnerLink } from './access/create-owner-link';
import { SessionController } from './access/session.controller';
import { SessionLinks } from './access/session-links';
import { Sessions } from './access/sessions';
import { SignIn } from './access/sign-in';
import { ActivitiesController } from './activities/activities.controller';
import { ActivityContentController } from './activities/activity-content.controller';
import { ActivityPartiesController } from './activities/activity-parties.controller';
import { ChangeActivity } from './activities/change-activity';
import { FoldedDecisions } from './activities/folded-decisions';
import { ListActivities } from './activities/list-activities';
import { OpenContent } from './activities/open-content';
import { PersonalActs } from './activities/personal-acts';
import { ReadActivity } from './activities/read-activity';
import { ResolveParty } from './activities/resolve-party';
import { UntrackActivity } from './activities/untrack-activity';
import { VisibleActivities } from './activities/visible-activities';
import { AcknowledgeAlert } from './alerts/acknowledge-alert';
import { AlertsController } from './alerts/alerts.controller';
import { InstallationAlertFacts } from './alerts/installation-alert-facts';
import { KeepAlerts } from './alerts/keep-alerts';
import { ListAlerts } from './alerts/list-alerts';
import { MailboxAlertFacts } from './alerts/mailbox-alert-facts';
import { MailboxEventsConsumer } from './alerts/mailbox-events.consumer';
import { TellAlerts } from './alerts/tell-alerts';
import { AlertSteps, WatchAlerts } from './alerts/watch-alerts';
import { AddAdministrator } from './administrators/add-administrator';
import { AdministratorsController } from './administrators/administrators.controller';
import { ListAdministrators } from './administrators/list-administrators';
import { RevokeAdministrator } from './administrators/revoke-administrator';
import { Acting } from './audit/acting';
import { AuditCalls } from './audit/audit-calls';
import { AuditController } from './audit/audit.controller';
import { ListAudit } from './audit/list-audit';
import { approvalProviders } from './approvals/approval-providers';
import { ApprovalsController } from './approvals/approvals.controller';
import { CompareNow } from './completeness/compare-now';
import { CompletenessController } from './completeness/completeness.controller';
import { OrganizationCompletenessController } from './completeness/organization-completeness.controller';
import { ReadCompleteness } from './completeness/read-completeness';
import { SumCompleteness } from './completeness/sum-completeness';
import { DeadLettersConsumer } from './dead-letters/dead-letters.consumer';
import { DeadLettersController } from './dead-letters/dead-letters.controller';
import { DeliverAgain } from './dead-letters/deliver-again';
import { DiscardDeadLetters } from './dead-letters/discard-dead-letters';
import { KnownDeadLetters } from './dead-letters/known-dead-letters';
import { ListDeadLetters } from './dead-letters/list-dead-letters';
import { ReadDeadLetter } from './dead-letters/read-dead-letter';
import { ReadItemsAgain } from './dead-letters/read-items-again';
import { RecordDeadLetters } from './dead-letters/record-dead-letters';
import { ReplayDeadLetters } from './dead-letters/replay-dead-letters';
import { DecisionsController } from './decisions/decisions.controller';
import { ExplainMessage } from './decisions/explain-message';
import { ExplainSilence } from './decisions/explain-silence';
import { ListDecisions } from './decisions/list-decisions';
import { MessageController } from './decisions/message.controller';
import { ErasureSubjects } from './erasures/erasure-subjects';
import { ErasuresController } from './erasures/erasures.controller';
import { ListErasures } from './erasures/list-erasures';
import { ReadErasure } from './erasures/read-erasure';
import { StartErasure } from './erasures/start-erasure';
import { PreviewOrganization } from './organization/preview-organization';
import { AdmittedRecords } from './records/admitted-records';
import { DiscardDraft } from './drafts/discard-draft';
import { DraftBasis } from './drafts/draft-basis';
import { DraftsController } from './drafts/drafts.controller';
import { EditDraft } from './drafts/edit-draft';
import { KnownDrafts } from './drafts/known-drafts';
import { ProposeChanges } from './drafts/propose-changes';
import { ProposeRules } from './drafts/propose-rules';
import { PublishChanges } from './drafts/publish-changes';
import { PublishDraft } from './drafts/publish-draft';
import { SaveDraft } from './drafts/save-draft';
import { EventsController } from './events/events.controller';
import { FollowEvents } from './events/follow-events';
import { ReadEvents } from './events/read-events';
import { AddFolderRule } from './folder-rules/add-folder-rule';
import { ChangeFolderRule } from './folder-rules/change-folder-rule';
import { FolderRuleController } from './folder-rules/folder-rule.controller';
import { FolderRulesController } from './folder-rules/folder-rules.controller';
import { ListFolderRules } from './folder-rules/list-folder-rules';
import { ReadFolderRule } from './folder-rules/read-folder-rule';
import { RemoveFolderRule } from './folder-rules/remove-folder-rule';
import { RuleSites } from './folder-rules/rule-sites';
import { RuleStandings } from './folder-rules/rule-standings';
import { RuleWishes } from './folder-rules/rule-wishes';
import { SaveFolderRule } from './folder-rules/save-folder-rule';
import { StopBackfill } from './folder-rules/stop-backfill';
import { JsonBody } from './http/json-body';
import { Patience } from './http/patience';
import { JobsController } from './jobs/jobs.controller';
import { KnownJobs } from './jobs/known-jobs';
import { ListOpenJobs } from './jobs/list-open-jobs';
import { ReadJob } from './jobs/read-job';
import { StartRepublish } from './jobs/start-republish';
import { StopJob } from './jobs/stop-job';
import { AddMailbox } from './mailboxes/add-mailbox';
import { ChangeMailbox } from './mailboxes/change-mailbox';
import { ChangeOptions } from './mailboxes/change-options';
import { ConfigHints } from './mailboxes/config-hints';
import { ConfiguredMailboxes } from './mailboxes/configured-mailboxes';
import { ExchangeJobs } from './mailboxes/exchange-jobs';
import { KnownFolders } from './mailboxes/known-folders';
import { ListFolders } from './mailboxes/list-folders';
import { ListMailboxes } from './mailboxes/list-mailboxes';
import { MailboxAnnouncements } from './mailboxes/mailbox-announcements';
import { MailboxOptionsController } from './mailboxes/mailbox-options.controller';
import { MailboxStandings } from './mailboxes/mailbox-standings';
import { MailboxWorkController } from './mailboxes/mailbox-work.controller';
import { MailboxesController } from './mailboxes/mailboxes.controller';
import { ReadMailbox } from './mailboxes/read-mailbox';
import { ReadOptions } from './mailboxes/read-options';
import { SyncMailbox } from './mailboxes/sync-mailbox';
import { TestAndEnableMailbox } from './mailboxes/test-and-enable-mailbox';
import { OperationController } from './operation/operation.controller';
import { StopConversations } from './conversations/stop-conversations';
import { StoppedConversationsController } from './conversations/stopped-conversations.controller';
import { ExclusionLists } from './exclusions/exclusion-lists';
import { ExclusionsController } from './exclusions/exclusions.controller';
import { ListExclusions } from './exclusions/list-exclusions';
import { MailboxExclusionsController } from './exclusions/mailbox-exclusions.controller';
import { SaveExclusion } from './exclusions/save-exclusion';
import { ChangeOrganization } from './organization/change-organization';
import { ChangedSettings } from './organization/changed-settings';
import { OrganizationController } from './organization/organization.controller';
import { ReadOrganization } from './organization/read-organization';
import { ReasonsController } from './reasons/reasons.controller';
import { GiveAddress } from './records/give-address';
import { KnownTeams } from './teams/known-teams';
import { RemoveTeam } from './teams/remove-team';
import { SaveTeam } from './teams/save-team';
import { TeamsController } from './teams/teams.controller';
import { KnownVersions } from './versions/known-versions';
import { MailboxVersionsController } from './versions/mailbox-versions.controller';
import { OrganizationVersionsController } from './versions/organization-versions.controller';
import { PublishContent } from './versions/publish-content';
import { ReadVersions } from './versions/read-versions';
import { RollBack } from './versions/roll-back';
import { RuleVersionsController } from './versions/rule-versions.controller';
import { TeamVersionsController } from './versions/team-versions.controller';
import { Publications } from './versions/publications';
import { ListRecords } from './records/list-records';
import { PutRecords } from './records/put-records';
import { RecordsController } from './records/records.controller';
import { RegardingRecords } from './records/regarding-records';
import { RemoveRecord } from './records/remove-record';
import { IssueTrackingToken } from './tracking-tokens/issue-tracking-token';
import { TokenTargets } from './tracking-tokens/token-targets';
import { TrackingTokensController } from './tracking-tokens/tracking-tokens.controller';
import { ResolveLater } from './records/resolve-later';
import { StoreDelivered } from './records/store-delivered';
import { TakeOverRecords } from './records/take-over-records';
import { JoinRecord } from './unknown-senders/join-record';
import { LeaveDesk } from './unknown-senders/leave-desk';
import { ListUnknownSenders } from './unknown-senders/list-unknown-senders';
import { MakeRecords } from './unknown-senders/make-records';
import { SettleUnknownSenders } from './unknown-senders/settle-unknown-senders';
import { UnknownSendersController } from './unknown-senders/unknown-senders.controller';
import { DeliverWebhooks, Outbox } from './webhooks/deliver-webhooks';
import { KnownWebhooks } from './webhooks/known-webhooks';
import { QueueDeliveries } from './webhooks/queue-deliveries';
import { SaveWebhook } from './webhooks/save-webhook';
import { TestWebhook } from './webhooks/test-webhook';
import { TryDelivery } from './webhooks/try-delivery';
import { WebhooksController } from './webhooks/webhooks.controller';
import { simulationProviders } from './simulations/simulation-providers';
import { SimulationsController } from './simulations/simulations.controller';

const access = [AccessGuard, CreateOwnerLink, KnownAdministrators, SessionLinks, Sessions, SignIn];
const administrators = [AddAdministrator, ListAdministrators, RevokeAdministrator];
const audit = [Acting, AuditCalls, ListAudit];
const versions = [KnownVersions, Publications, PublishContent, ReadVersions, RollBack];
const http = [JsonBody, Patience];
const mailboxes = [
  AddMailbox,
  ChangeMailbox,
  ChangeOptions,
  ConfigHints,
  ConfiguredMailboxes,
  ExchangeJobs,
  KnownFolders,
  ListFolders,
  ListMailboxes,
  MailboxAnnouncements,
  MailboxStandings,
  ReadMailbox,
  ReadOptions,
  SyncMailbox,
  TestAndEnableMailbox,
];
const folderRules = [
  AddFolderRule,
  ChangeFolderRule,
  ListFolderRules,
  ReadFolderRule,
  RemoveFolderRule,
  RuleSites,
  RuleStandings,
  RuleWishes,
  SaveFolderRule,
  StopBackfill,
];
const erasures = [ErasureSubjects, ListErasures, ReadErasure, StartErasure];
const records = [
  AdmittedRecords,
  GiveAddress,
  ListRecords,
  PutRecords,
  RegardingRecords,
  RemoveRecord,
  ResolveLater,
  StoreDelivered,
  TakeOverRecords,
];
const activities = [
  ChangeActivity,
  FoldedDecisions,
  ListActivities,
  OpenContent,
  PersonalActs,
  ReadActivity,
  ResolveParty,
  UntrackActivity,
  VisibleActivities,
];
const events = [FollowEvents, ReadEvents];
const deadLetters = [
  DeliverAgain,
  DiscardDeadLetters,
  KnownDeadLetters,
  ListDeadLetters,
  ReadDeadLetter,
  ReadItemsAgain,
  RecordDeadLetters,
  ReplayDeadLetters,
];
const jobs = [KnownJobs, ListOpenJobs, ReadJob, StartRepublish, StopJob];
const alerts = [
  AcknowledgeAlert,
  AlertSteps,
  InstallationAlertFacts,
  KeepAlerts,
  ListAlerts,
  MailboxAlertFacts,
  TellAlerts,
  WatchAlerts,
];
const webhooks = [DeliverWebhooks, KnownWebhooks, Outbox, QueueDeliveries, SaveWebhook, TestWebhook, TryDelivery];
const conversations = [IssueTrackingToken, StopConversations, TokenTargets];
const exclusions = [ExclusionLists, ListExclusions, SaveExclusion];
const unknownSenders = [JoinRecord, LeaveDesk, ListUnknownSenders, MakeRecords, SettleUnknownSenders];
const organization = [ChangedSettings, ChangeOrganization, PreviewOrganization, ReadOrganization];
const explanations = [CompareNow, ExplainMessage, ExplainSilence, ListDecisions, ReadCompleteness, SumCompleteness];

const teams = [KnownTeams, RemoveTeam, SaveTeam];

const drafts = [
  DiscardDraft,
  DraftBasis,
  EditDraft,
  KnownDrafts,
  ProposeChanges,
  ProposeRules,
  PublishChanges,
  PublishDraft,
  SaveDraft,
];

/**
 * Wiring only. The app that imports this module binds the stores' ports, `EventPublisher`, `EventLogReader`, `Clock`,
 * `GatewayOptions` and `ProcessHealth`, creates the Nest application without Nest's body parser, calls `configureGateway`, and
 * connects the transport of the event log: the gateway consumes dead letters and mailbox events, in the group `gateway`.
 */
@Module({
  controllers: [
    MailboxesController,
    MailboxWorkController,
    MailboxOptionsController,
    CompletenessController,
    OrganizationCompletenessController,
    FolderRulesController,
    FolderRuleController,
    ExclusionsController,
    StoppedConversationsController,
    TrackingTokensController,
    MailboxExclusionsController,
    RecordsController,
    UnknownSendersController,
    ActivitiesController,
    ActivityContentController,
    ActivityPartiesController,
    DecisionsController,
    MessageController,
    ReasonsController,
    EventsController,
    DeadLettersController,
    JobsController,
    ErasuresController,
    DeadLettersConsumer,
    AlertsController,
    MailboxEventsConsumer,
    WebhooksController,
    OrganizationController,
    TeamsController,
    DraftsController,
    OrganizationVersionsController,
    TeamVersionsController,
    MailboxVersionsController,
    RuleVersionsController,
    SimulationsController,
    ApprovalsController,
    SessionController,
    AdministratorsController,
    AuditController,
    OperationController,
  ],
  providers: [
    ...access,
    ...administrators,
    ...audit,
    ...versions,
    ...http,
    ...mailboxes,
    ...folderRules,
    ...records,
    ...erasures,
    ...activities,
    ...events,
    ...deadLetters,
    ...jobs,
    ...alerts,
    ...webhooks,
    ...conversations,
    ...exclusions,
    ...unknownSenders,
    ...organization,
    ...teams,
    ...drafts,
    ...explanations,
    ...simulationProviders,
    ...approvalProviders,
  ],
  exports: [SessionLinks],
})
export class GatewayModule {}
