import type {
  ActivityDetailView,
  ActivityPageView,
  AddAdministratorRequest,
  AddApiKeyRequest,
  AddDraftRequest,
  AddedAdministratorView,
  AddedApiKeyView,
  AddFolderRuleRequest,
  AddMailboxRequest,
  AddReadProfileRequest,
  AddTeamRequest,
  AddUserRequest,
  AddWebhookRequest,
  AdministratorPage,
  AdministratorView,
  AlertPage,
  AlertView,
  ApiKeyPage,
  ApiKeyView,
  ApprovalPage,
  ApprovalView,
  AuditPage,
  ChangeActivityRequest,
  ChangeDraftRequest,
  ChangeFolderRuleRequest,
  ChangeMailboxRequest,
  ChangeOptionsRequest,
  ChangeReadProfileRequest,
  ChangeTeamRequest,
  ChangeUserRequest,
  ChangeWebhookRequest,
  CloudEventPage,
  CloudEventView,
  CompletenessView,
  DeadLetterDetailView,
  DeadLetterPage,
  DeadLetterSelection,
  DeadLetterView,
  DecisionPage,
  DraftDetailView,
  DraftPage,
  DraftView,
  ErasurePage,
  ErasureRequest,
  ErasureView,
  ExclusionPage,
  ExclusionRequest,
  ExclusionView,
  FolderRulePage,
  FolderRuleView,
  FolderTreeView,
  GrantPage,
  HintView,
  ImportView,
  JobPage,
  JobView,
  MailboxOptionsView,
  MailboxPage,
  MailboxTestPage,
  MailboxTestRunView,
  MailboxTestView,
  MailboxView,
  MessageExplanationView,
  OpenSessionPage,
  OrganizationCompletenessView,
  OrganizationSettingsRequest,
  OrganizationView,
  OverviewView,
  PutGrantsRequest,
  ReadProfilePage,
  ReadProfileView,
  RecordDetailView,
  RecordNowRequest,
  RecordNowView,
  RecordPage,
  RefuseChangeRequest,
  RepublishRequest,
  RetentionPreviewView,
  RollBackRequest,
  SentTestEventView,
  SessionLinkView,
  SettledSendersView,
  SettledView,
  SettleSendersRequest,
  SimulationDifferencePage,
  SimulationView,
  StartedJobView,
  StartSimulationRequest,
  TeamPage,
  TeamView,
  TestEventRequest,
  TopicPage,
  UnknownSenderPage,
  UserPage,
  UserView,
  VersionDetailView,
  VersionPage,
  WebhookDeliveryPage,
  WebhookDeliveryView,
  WebhookPage,
  WebhookWithSecretView,
} from '@foldwatch/feature-gateway';

/** An answer, or that the change waits for a second person. */
export type OrWaiting<T> = T | ApprovalView;

/** With fields whose values are for the gateway to check, which names those that there are. */
type Unchecked<T, Field extends keyof T> = Omit<T, Field> & {
  readonly [Name in keyof Pick<T, Field>]: NonNullable<T[Name]> extends string ? string : readonly string[];
};

/** Every call of the API that a command makes, with what is sent and what comes back. */
export interface Calls {
  'GET /mailboxes': { answer: MailboxPage };
  'POST /mailboxes': { body: AddMailboxRequest; answer: MailboxView };
  'GET /mailboxes/{id}': { answer: MailboxView };
  'PATCH /mailboxes/{id}': { body: ChangeMailboxRequest; answer: OrWaiting<MailboxView> };
  'POST /mailboxes/{id}/test-and-enable': { answer: MailboxTestView };
  'GET /mailboxes/{id}/tests': { answer: MailboxTestPage };
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
  'POST /organization/preview': { body: OrganizationSettingsRequest; answer: RetentionPreviewView };
  'PUT /organization': { body: OrganizationSettingsRequest; answer: OrWaiting<OrganizationView> };
  'GET /overview': { answer: OverviewView };
  'GET /completeness': { answer: OrganizationCompletenessView };
  'POST /record-imports': { body: Buffer; answer: ImportView };
  'POST /mailbox-imports': { body: Buffer; answer: ImportView };
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
  'GET /approvals/{approvalId}': { answer: ApprovalView };
  'POST /approvals/{approvalId}/approve': { answer: ApprovalView };
  'POST /approvals/{approvalId}/refuse': { body: RefuseChangeRequest; answer: ApprovalView };
  'GET /mailboxes/{id}/grants': { answer: GrantPage };
  'PUT /mailboxes/{id}/grants': { body: PutGrantsRequest; answer: GrantPage };
  'POST /mailboxes/{id}/session-links': { answer: SessionLinkView };
  'POST /session/links': { answer: SessionLinkView };
  'GET /activities': { answer: ActivityPageView };
  'GET /activities/{id}': { answer: ActivityDetailView };
  'PATCH /activities/{id}': { body: ChangeActivityRequest; answer: ActivityDetailView };
  'DELETE /activities/{id}': { answer: undefined };
  'POST /activities/{id}/undo': { answer: ActivityDetailView };
  'POST /decisions/{id}/record-now': { body: RecordNowRequest; answer: RecordNowView };
  'GET /records': { answer: RecordPage };
  'GET /records/{table}/{id}': { answer: RecordDetailView };
  'DELETE /records/{table}/{id}': { answer: undefined };
  'GET /unknown-senders': { answer: UnknownSenderPage };
  'POST /unknown-senders/settle': { body: SettleSendersRequest; answer: SettledSendersView };
  'GET /drafts': { answer: DraftPage };
  'POST /drafts': { body: AddDraftRequest; answer: DraftDetailView };
  'GET /drafts/{draftId}': { answer: DraftDetailView };
  'PATCH /drafts/{draftId}': { body: ChangeDraftRequest; answer: DraftDetailView };
  'DELETE /drafts/{draftId}': { answer: DraftView };
  'POST /drafts/{draftId}/publish': { answer: OrWaiting<DraftView> };
  'GET /teams': { answer: TeamPage };
  'POST /teams': { body: Unchecked<AddTeamRequest, 'locks'>; answer: TeamView };
  'PATCH /teams/{teamId}': { body: Unchecked<ChangeTeamRequest, 'locks'>; answer: OrWaiting<TeamView> };
  'DELETE /teams/{teamId}': { answer: TeamView };
  'GET /users': { answer: UserPage };
  'POST /users': { body: AddUserRequest; answer: UserView };
  'GET /users/{userId}': { answer: UserView };
  'PATCH /users/{userId}': { body: ChangeUserRequest; answer: UserView };
  'DELETE /users/{userId}': { answer: UserView };
  'GET /users/{userId}/sessions': { answer: OpenSessionPage };
  'DELETE /users/{userId}/sessions': { answer: undefined };
  'DELETE /users/{userId}/sessions/{sessionId}': { answer: undefined };
  'GET /administrators': { answer: AdministratorPage };
  'POST /administrators': { body: AddAdministratorRequest; answer: AddedAdministratorView };
  'DELETE /administrators/{administratorId}': { answer: AdministratorView };
  'GET /api-keys': { answer: ApiKeyPage };
  'POST /api-keys': { body: AddApiKeyRequest; answer: AddedApiKeyView };
  'DELETE /api-keys/{keyId}': { answer: ApiKeyView };
  'GET /read-profiles': { answer: ReadProfilePage };
  'POST /read-profiles': { body: AddReadProfileRequest; answer: ReadProfileView };
  'PATCH /read-profiles/{profileId}': { body: ChangeReadProfileRequest; answer: ReadProfileView };
  'DELETE /read-profiles/{profileId}': { answer: ReadProfileView };
  'GET /audit': { answer: AuditPage };
  'GET /webhooks': { answer: WebhookPage };
  'POST /webhooks': { body: Unchecked<AddWebhookRequest, 'codes'>; answer: WebhookWithSecretView };
  'PATCH /webhooks/{id}': { body: ChangeWebhookRequest; answer: WebhookWithSecretView };
  'DELETE /webhooks/{id}': { answer: undefined };
  'POST /webhooks/{id}/test': { answer: WebhookDeliveryView };
  'GET /webhooks/{id}/deliveries': { answer: WebhookDeliveryPage };
  'GET /erasures': { answer: ErasurePage };
  'GET /erasures/{id}': { answer: ErasureView };
  'POST /erasures': { body: ErasureRequest; answer: ErasureView };
  'GET /events': { answer: CloudEventPage; told: CloudEventView };
  'GET /live': { answer: undefined; told: HintView };
  'GET /topics': { answer: TopicPage };
  'POST /test-events': { body: Unchecked<TestEventRequest, 'topic'>; answer: SentTestEventView };
  'POST /republish': { body: RepublishRequest; answer: StartedJobView };
  'GET /organization/versions': { answer: VersionPage };
  'GET /organization/versions/{number}': { answer: VersionDetailView };
  'POST /organization/versions/{number}/roll-back': { body: RollBackRequest; answer: OrWaiting<VersionDetailView> };
  'GET /teams/{teamId}/versions': { answer: VersionPage };
  'GET /teams/{teamId}/versions/{number}': { answer: VersionDetailView };
  'POST /teams/{teamId}/versions/{number}/roll-back': { body: RollBackRequest; answer: OrWaiting<VersionDetailView> };
  'GET /mailboxes/{id}/versions': { answer: VersionPage };
  'GET /mailboxes/{id}/versions/{number}': { answer: VersionDetailView };
  'POST /mailboxes/{id}/versions/{number}/roll-back': { body: RollBackRequest; answer: OrWaiting<VersionDetailView> };
  'GET /mailboxes/{id}/folder-rules/{ruleId}/versions': { answer: VersionPage };
  'GET /mailboxes/{id}/folder-rules/{ruleId}/versions/{number}': { answer: VersionDetailView };
  'POST /mailboxes/{id}/folder-rules/{ruleId}/versions/{number}/roll-back': {
    body: RollBackRequest;
    answer: OrWaiting<VersionDetailView>;
  };
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

/** Calls that go on telling what happens. */
export type StreamCall = { [Call in keyof Calls]: Calls[Call] extends { told: object } ? Call : never }[keyof Calls];

export type Told<Call extends StreamCall> = Calls[Call]['told'];

export type Item<Call extends ListCall> = Answer<Call>['items'][number];

export const isWaiting = (answer: object): answer is ApprovalView => 'approvalId' in answer;
