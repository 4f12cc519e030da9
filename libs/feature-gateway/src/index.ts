export { GatewayOptions } from './access/gateway-options';
export { SessionLinks } from './access/session-links';
export { adminsOnly } from './access/admins-only';
export { configureGateway, gatewayAppOptions } from './configure-gateway';
export { GatewayModule } from './gateway.module';
export { ProcessHealth } from './operation/process-health';
export { gatewayLimits, GatewayConfig, publicHosts, webhookCaller } from './access/gateway.config';
// The shapes of requests and answers, for programs that call the API: types alone, nothing of it is loaded by them.
export type { OpenSessionPage } from './access/open-session-views';
export type { SessionLinkView } from './access/session-views';
export type { ChangeActivityRequest } from './activities/activity-requests';
export type { ActivityDetailView, ActivityPageView } from './activities/activity-views';
export type {
  AddAdministratorRequest,
  AddedAdministratorView,
  AdministratorPage,
  AdministratorView,
} from './administrators/administrator-views';
export type { AlertPage, AlertView } from './alerts/alert-views';
export type { AddApiKeyRequest, AddedApiKeyView, ApiKeyPage, ApiKeyView } from './api-keys/api-key-views';
export type { ApprovalPage, ApprovalView, RefuseChangeRequest } from './approvals/approval-views';
export type { AuditPage, FieldChangeView } from './audit/audit-views';
export type { CompletenessView, OrganizationCompletenessView } from './completeness/completeness-views';
export type { SentTestEventView, TestEventRequest } from './contracts/send-test-event';
export type { TopicPage } from './contracts/topic-views';
export type { DeadLetterSelection } from './dead-letters/dead-letter-requests';
export type {
  DeadLetterDetailView,
  DeadLetterPage,
  DeadLetterView,
  SettledView,
} from './dead-letters/dead-letter-views';
export type { CheckView, DecisionPage, DecisionView } from './decisions/decision-views';
export type { MessageExplanationView } from './decisions/message-views';
export type { RecordNowRequest, RecordNowView } from './decisions/record-now-views';
export type { AddDraftRequest, ChangeDraftRequest } from './drafts/draft-requests';
export type { DraftDetailView, DraftPage, DraftView } from './drafts/draft-views';
export type { ErasureRequest } from './erasures/erasure-requests';
export type { ErasurePage, ErasureView } from './erasures/erasure-views';
export type { CloudEventPage, CloudEventView } from './events/cloud-event';
export type { ExclusionRequest } from './exclusions/exclusion-requests';
export type { ExclusionPage, ExclusionView } from './exclusions/exclusion-views';
export type { AddFolderRuleRequest, ChangeFolderRuleRequest } from './folder-rules/folder-rule-requests';
export type { FolderRulePage, FolderRuleView } from './folder-rules/folder-rule-views';
export type { ProblemView } from './http/problem-view';
export type { JobPage, JobView } from './jobs/job-views';
export type { RepublishRequest } from './jobs/republish-request';
export type { HintView } from './live/live-views';
export type { FolderTreeView, FolderView } from './mailboxes/work/folder-views';
export type { GrantPage, PutGrantsRequest } from './mailboxes/mailbox-grants';
export type { ChangeOptionsRequest, MailboxOptionsView } from './mailboxes/options/mailbox-options';
export type { ImportView } from './imports/import-views';
export type { AddMailboxRequest, ChangeMailboxRequest } from './mailboxes/mailbox-requests';
export type { MailboxTestPage, MailboxTestRunView, MailboxTestStepView } from './mailbox-tests/mailbox-test-views';
export type { MailboxPage, MailboxTestView, MailboxView, StartedJobView } from './mailboxes/mailbox-views';
export type { OrganizationSettingsRequest } from './organization/organization-settings-request';
export type { OrganizationView, RetentionPreviewView } from './organization/organization-view';
export type { OverviewView } from './overview/overview-views';
export type { RecordDetailView, RecordPage } from './records/record-views';
export type { AddReadProfileRequest, ChangeReadProfileRequest } from './rights/read-profile-requests';
export type { ReadProfilePage, ReadProfileView } from './rights/read-profile-views';
export type { StartSimulationRequest } from './simulations/simulation-requests';
export type {
  SimulatedDecisionView,
  SimulationDifferencePage,
  SimulationDifferenceView,
  SimulationView,
} from './simulations/simulation-views';
export type { AddTeamRequest, ChangeTeamRequest } from './teams/team-requests';
export type { TeamPage, TeamView } from './teams/team-views';
export type { SettleSendersRequest } from './unknown-senders/unknown-sender-requests';
export type { SettledSendersView, SettledSenderView, UnknownSenderPage } from './unknown-senders/unknown-sender-views';
export type { AddUserRequest, ChangeUserRequest, UserPage, UserView } from './users/user-views';
export type { RollBackRequest, VersionDetailView, VersionPage } from './versions/version-views';
export type { AddWebhookRequest, ChangeWebhookRequest } from './webhooks/webhook-requests';
export type {
  WebhookDeliveryPage,
  WebhookDeliveryView,
  WebhookPage,
  WebhookView,
  WebhookWithSecretView,
} from './webhooks/webhook-views';
