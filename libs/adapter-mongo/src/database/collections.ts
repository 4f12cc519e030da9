import type { Schema } from 'mongoose';
import { activitySchema, type ActivityRow } from '../activities/activity-row';
import { claimNumberSchema, type ClaimNumberRow } from '../records/claim-number-row';
import { alertSchema, type AlertRow } from '../alerts/alert-row';
import { deliverySchema, webhookSchema, type DeliveryRow, type WebhookRow } from '../alerts/webhook-rows';
import { administratorSchema, type AdministratorRow } from '../access/administrator-row';
import { apiKeySchema, type ApiKeyRow } from '../access/api-key-row';
import { approvalSchema, type ApprovalRow } from '../administration/approval-row';
import { auditSchema, type AuditRow } from '../administration/audit-row';
import { draftSchema, type DraftRow } from '../administration/draft-row';
import { failureSchema, type FailureRow } from '../access/failure-row';
import { linkSchema, type LinkRow } from '../access/link-row';
import { sessionSchema, type SessionRow } from '../access/session-row';
import { userSchema, type UserRow } from '../access/user-row';
import { versionSchema, type VersionRow } from '../administration/version-row';
import { contentChunkSchema, contentFileSchema, type ContentChunk, type ContentFile } from '../activities/content-rows';
import { deadLetterSchema, type DeadLetterRow } from '../events/dead-letter-row';
import { decisionSchema, type DecisionRow } from '../activities/decision-row';
import { erasedPeopleSchema, type ErasedRow } from '../erasure/erased-row';
import { itemSchema, type ItemRow } from '../mailboxes/item-row';
import { jobSchema, type JobRow } from '../mailboxes/job-row';
import {
  mailboxConfigSchema,
  organizationSchema,
  type ConfigRow,
  type OrganizationRow,
} from '../mailboxes/config-rows';
import { folderTreeSchema, mailboxStateSchema, type MailboxState, type TreeRow } from '../mailboxes/mailbox-state';
import { moveSchema, type MoveRow } from '../move-up/move-row';
import { parkedEventSchema, type ParkedRow } from '../events/parked-row';
import { recordChangeSchema, type RecordChangeRow } from '../records/record-change-row';
import { recordSchema, type RecordRow } from '../records/record-row';
import { secretSchema, type SecretRow } from './secret-row';
import { trackingTokenSchema, type TokenRow } from '../activities/token-row';
import { waitingReplySchema, type WaitingRow } from '../activities/waiting-row';
import {
  putAwaySchema,
  unknownSenderSchema,
  type PutAwayRow,
  type UnknownSenderRow,
} from '../records/unknown-sender-row';
import { simulationSchema, type SimulationRow } from '../simulations/simulation-row';

/** Every collection by its name in the database: what a row is, and the indexes by which it is found. */
export const schemas = {
  activities: activitySchema,
  records: recordSchema,
  claim_numbers: claimNumberSchema,
  secrets: secretSchema,
  record_changes: recordChangeSchema,
  unknown_senders: unknownSenderSchema,
  put_away_senders: putAwaySchema,
  administrators: administratorSchema,
  api_keys: apiKeySchema,
  approvals: approvalSchema,
  audit_entries: auditSchema,
  kept_versions: versionSchema,
  drafts: draftSchema,
  users: userSchema,
  open_sessions: sessionSchema,
  sign_in_failures: failureSchema,
  sign_in_links: linkSchema,
  decisions: decisionSchema,
  dead_letters: deadLetterSchema,
  'content.files': contentFileSchema,
  'content.chunks': contentChunkSchema,
  parked_events: parkedEventSchema,
  mailbox_configs: mailboxConfigSchema,
  organization_configs: organizationSchema,
  mailbox_jobs: jobSchema,
  mailbox_states: mailboxStateSchema,
  folder_trees: folderTreeSchema,
  items: itemSchema,
  tracking_tokens: trackingTokenSchema,
  waiting_replies: waitingReplySchema,
  alerts: alertSchema,
  webhooks: webhookSchema,
  webhook_deliveries: deliverySchema,
  erased_people: erasedPeopleSchema,
  simulations: simulationSchema,
  move_up: moveSchema,
} as const satisfies Readonly<Record<string, Schema>>;

export type CollectionName = keyof typeof schemas;

export interface Rows {
  readonly activities: ActivityRow;
  readonly records: RecordRow;
  readonly claim_numbers: ClaimNumberRow;
  readonly secrets: SecretRow;
  readonly record_changes: RecordChangeRow;
  readonly unknown_senders: UnknownSenderRow;
  readonly put_away_senders: PutAwayRow;
  readonly administrators: AdministratorRow;
  readonly api_keys: ApiKeyRow;
  readonly approvals: ApprovalRow;
  readonly audit_entries: AuditRow;
  readonly kept_versions: VersionRow;
  readonly drafts: DraftRow;
  readonly users: UserRow;
  readonly open_sessions: SessionRow;
  readonly sign_in_failures: FailureRow;
  readonly sign_in_links: LinkRow;
  readonly decisions: DecisionRow;
  readonly dead_letters: DeadLetterRow;
  readonly 'content.files': ContentFile;
  readonly 'content.chunks': ContentChunk;
  readonly parked_events: ParkedRow;
  readonly mailbox_configs: ConfigRow;
  readonly organization_configs: OrganizationRow;
  readonly mailbox_jobs: JobRow;
  readonly mailbox_states: MailboxState;
  readonly folder_trees: TreeRow;
  readonly items: ItemRow;
  readonly tracking_tokens: TokenRow;
  readonly waiting_replies: WaitingRow;
  readonly alerts: AlertRow;
  readonly webhooks: WebhookRow;
  readonly webhook_deliveries: DeliveryRow;
  readonly erased_people: ErasedRow;
  readonly simulations: SimulationRow;
  readonly move_up: MoveRow;
}
