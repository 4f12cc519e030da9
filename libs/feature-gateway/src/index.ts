export { GatewayOptions } from './access/gateway-options';
export { SessionLinks } from './access/session-links';
export { adminsOnly } from './access/admins-only';
export { configureGateway, gatewayAppOptions } from './configure-gateway';
export { GatewayModule } from './gateway.module';
export { ProcessHealth } from './operation/process-health';
export { gatewayLimits, GatewayConfig, publicHosts, webhookCaller } from './access/gateway.config';
// The shapes of requests and answers, for programs that call the API: types alone, nothing of it is loaded by them.
export type { AlertPage, AlertView } from './alerts/alert-views';
export type { ApprovalPage, ApprovalView } from './approvals/approval-views';
export type { CompletenessView, OrganizationCompletenessView } from './completeness/completeness-views';
export type { DeadLetterSelection } from './dead-letters/dead-letter-requests';
export type {
  DeadLetterDetailView,
  DeadLetterPage,
  DeadLetterView,
  SettledView,
} from './dead-letters/dead-letter-views';
export type { CheckView, DecisionPage, DecisionView } from './decisions/decision-views';
export type { MessageExplanationView } from './decisions/message-views';
export type { ExclusionRequest } from './exclusions/exclusion-requests';
export type { ExclusionPage, ExclusionView } from './exclusions/exclusion-views';
export type { AddFolderRuleRequest, ChangeFolderRuleRequest } from './folder-rules/folder-rule-requests';
export type { FolderRulePage, FolderRuleView } from './folder-rules/folder-rule-views';
export type { ProblemView } from './http/problem-view';
export type { JobPage, JobView } from './jobs/job-views';
export type { FolderTreeView, FolderView } from './mailboxes/folder-views';
export type { ChangeOptionsRequest, MailboxOptionsView } from './mailboxes/mailbox-options';
export type { AddMailboxRequest, ChangeMailboxRequest } from './mailboxes/mailbox-requests';
export type { MailboxTestPage, MailboxTestRunView, MailboxTestStepView } from './mailbox-tests/mailbox-test-views';
export type { MailboxPage, MailboxTestView, MailboxView, StartedJobView } from './mailboxes/mailbox-views';
export type { OrganizationSettingsRequest } from './organization/organization-settings-request';
export type { OrganizationView } from './organization/organization-view';
export type { OverviewView } from './overview/overview-views';
export type { PutRecordRequest } from './records/put-records-request';
export type { PutRecordsView } from './records/record-views';
export type { StartSimulationRequest } from './simulations/simulation-requests';
export type {
  SimulatedDecisionView,
  SimulationDifferencePage,
  SimulationDifferenceView,
  SimulationView,
} from './simulations/simulation-views';
export type { RollBackRequest, VersionDetailView, VersionPage } from './versions/version-views';
