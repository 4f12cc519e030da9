import type {
  AddFolderRuleRequest,
  AddMailboxRequest,
  AlertPage,
  AlertView,
  ApprovalPage,
  ApprovalView,
  ChangeFolderRuleRequest,
  ChangeMailboxRequest,
  ChangeOptionsRequest,
  CompletenessView,
  DeadLetterDetailView,
  DeadLetterPage,
  DeadLetterSelection,
  DeadLetterView,
  DecisionPage,
  ExclusionPage,
  ExclusionRequest,
  ExclusionView,
  FolderRulePage,
  FolderRuleView,
  FolderTreeView,
  JobPage,
  JobView,
  MailboxOptionsView,
  MailboxPage,
  MailboxTestRunView,
  MailboxTestView,
  MailboxView,
  MessageExplanationView,
  OrganizationCompletenessView,
  OrganizationSettingsRequest,
  OrganizationView,
  OverviewView,
  PutRecordRequest,
  PutRecordsView,
  RollBackRequest,
  SettledView,
  SimulationDifferencePage,
  SimulationView,
  StartedJobView,
  StartSimulationRequest,
  VersionDetailView,
  VersionPage,
} from '@foldwatch/feature-gateway';

/** An answer, or that the change waits for a second person. */
export type OrWaiting<T> = T | ApprovalView;

/** Every call of the API that a command makes, with what is sent and what comes back. */
export interface Calls {
  'GET /mailboxes': { answer: MailboxPage };
  'POST /mailboxes': { body: AddMailboxRequest; answer: MailboxView };
  'GET /mailboxes/{id}': { answer: MailboxView };
  'PATCH /mailboxes/{id}': { body: ChangeMailboxRequest; answer: MailboxView };
  'POST /mailboxes/{id}/test-and-enable': { answer: MailboxTestView };
  'POST /mailboxes/{id}/tests': { answer: MailboxTestRunView };
  'GET /mailboxes/{id}/tests/{testId}': { answer: MailboxTestRunView };
  'POST /mailboxes/{id}/tests/{testId}/stop': { answer: MailboxTestRunView };
  'POST /mailboxes/{id}/sync': { answer: StartedJobView };
  'GET /mailboxes/{id}/folders': { answer: FolderTreeView };
  'GET /mailboxes/{id}/options': { answer: MailboxOptionsView };
  'PUT /mailboxes/{id}/options': { body: ChangeOptionsRequest; answer: OrWaiting<MailboxOptionsView> };
  'GET /mailboxes/{id}/completeness': { answer: CompletenessView };
  'POST /mailboxes/{id}/completeness': { answer: CompletenessView };
  'GET /mailboxes/{id}/why': { answer: MessageExplanationView };
  'GET /mailboxes/{id}/folder-rules': { answer: FolderRulePage };
  'POST /mailboxes/{id}/folder-rules': { body: AddFolderRuleRequest; answer: OrWaiting<FolderRuleView> };
  'GET /mailboxes/{id}/folder-rules/{ruleId}': { answer: FolderRuleView };
  'PATCH /mailboxes/{id}/folder-rules/{ruleId}': { body: ChangeFolderRuleRequest; answer: OrWaiting<FolderRuleView> };
  'DELETE /mailboxes/{id}/folder-rules/{ruleId}': { answer: FolderRuleView };
  'POST /mailboxes/{id}/folder-rules/{ruleId}/stop-backfill': { answer: StartedJobView };
  'GET /mailboxes/{id}/exclusions': { answer: ExclusionPage };
  'POST /mailboxes/{id}/exclusions': { body: ExclusionRequest; answer: OrWaiting<ExclusionView> };
  'DELETE /mailboxes/{id}/exclusions/{exclusionId}': { answer: OrWaiting<ExclusionView> };
  'GET /exclusions': { answer: ExclusionPage };
  'POST /exclusions': { body: ExclusionRequest; answer: OrWaiting<ExclusionView> };
  'DELETE /exclusions/{exclusionId}': { answer: OrWaiting<ExclusionView> };
  'GET /organization': { answer: OrganizationView };
  'PUT /organization': { body: OrganizationSettingsRequest; answer: OrWaiting<OrganizationView> };
  'GET /overview': { answer: OverviewView };
  'GET /completeness': { answer: OrganizationCompletenessView };
  'PUT /records': { body: readonly PutRecordRequest[]; answer: PutRecordsView };
  'GET /decisions': { answer: DecisionPage };
  'POST /simulations': { body: Partial<StartSimulationRequest>; answer: SimulationView };
  'GET /simulations/{simulationId}': { answer: SimulationView };
  'DELETE /simulations/{simulationId}': { answer: undefined };
  'GET /simulations/{simulationId}/differences': { answer: SimulationDifferencePage };
  'GET /dead-letters': { answer: DeadLetterPage };
  'GET /dead-letters/{id}': { answer: DeadLetterDetailView };
  'POST /dead-letters/{id}/replay': { answer: DeadLetterView };
  'POST /dead-letters/{id}/discard': { answer: DeadLetterView };
  'POST /dead-letters/replay': { body: DeadLetterSelection; answer: SettledView };
  'POST /dead-letters/discard': { body: DeadLetterSelection; answer: SettledView };
  'GET /alerts': { answer: AlertPage };
  'POST /alerts/{id}/acknowledge': { answer: AlertView };
  'GET /jobs': { answer: JobPage };
  'GET /jobs/{id}': { answer: JobView };
  'POST /jobs/{id}/stop': { answer: JobView };
  'GET /approvals': { answer: ApprovalPage };
  'POST /approvals/{approvalId}/approve': { answer: ApprovalView };
  'POST /approvals/{approvalId}/refuse': { answer: ApprovalView };
  'GET /organization/versions': { answer: VersionPage };
  'GET /organization/versions/{number}': { answer: VersionDetailView };
  'POST /organization/versions/{number}/roll-back': { body: RollBackRequest; answer: OrWaiting<VersionDetailView> };
  'GET /teams/{teamId}/versions': { answer: VersionPage };
  'GET /teams/{teamId}/versions/{number}': { answer: VersionDetailView };
  'POST /teams/{teamId}/versions/{number}/roll-back': { body: RollBackRequest; answer: OrWaiting<VersionDetailView> };
  'GET /mailboxes/{id}/versions': { answer: VersionPage };
  'GET /mailboxes/{id}/versions/{number}': { answer: VersionDetailView };
  'POST /mailboxes/{id}/versions/{number}/roll-back': { body: RollBackRequest; answer: OrWaiting<VersionDetailView> };
}

/** The names in braces. */
type Places<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never;

/** What stands in the address and after it. */
export type Query = Readonly<Record<string, string | number | undefined>>;

export type CallInput<Call extends keyof Calls> = { readonly query?: Query } & (Places<Call> extends never
  ? { readonly path?: undefined }
  : { readonly path: Readonly<Record<Places<Call>, string>> }) &
  (Calls[Call] extends { body: infer Body } ? { readonly body: Body } : { readonly body?: undefined });

export type Answer<Call extends keyof Calls> = Calls[Call]['answer'];

/** Calls that answer with one page of a list. */
export type ListCall = {
  [Call in keyof Calls]: Answer<Call> extends { readonly items: readonly unknown[]; readonly nextCursor: string | null }
    ? Call
    : never;
}[keyof Calls];

export type Item<Call extends ListCall> = Answer<Call>['items'][number];

export const isWaiting = (answer: object): answer is ApprovalView => 'approvalId' in answer;
