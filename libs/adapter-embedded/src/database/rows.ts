import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type {
  Activity,
  CrmRecord,
  MailboxHealth,
  OrganizationSettings,
  RecordOrigin,
  PresentObservation,
  RuleProgress,
  TrackingToken,
  UnknownSender,
} from '@foldwatch/domain';
import type {
  Alert,
  Administrator,
  ApiKey,
  Approval,
  AuditEntry,
  DeadLetter,
  Draft,
  FolderCursor,
  IndexedItem,
  KeptVersion,
  LoggedDecision,
  MailboxCompleteness,
  MailboxConfig,
  MailboxJob,
  NotedChange,
  OpenSession,
  SignInLink,
  ParkedEvent,
  SamplePage,
  Simulation,
  SimulationDifference,
  SimulationPart,
  StoredFolderTree,
  User,
  Webhook,
  WebhookDelivery,
} from '@foldwatch/ports';

/** Who was erased, as far as it is known. */
export interface ErasedHash {
  readonly hash: string;
  readonly erasedAt: string;
}

export type Row = Record<string, SQLOutputValue>;

/** Runs one reading statement somewhere: on this thread, or beside it. */
export interface RowReader {
  all(sql: string, params: readonly SQLInputValue[]): Promise<readonly Row[]>;
}

/** A column that the schema declares `TEXT NOT NULL`. */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} holds no text`);
  return value;
}

/** A column that the schema declares `INTEGER NOT NULL`. */
export function integerIn(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} holds no number`);
  return value;
}

/** A column that may be null. */
export function optionalTextIn(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' ? value : undefined;
}

/** What is kept as JSON, and as what it is read back. */
export interface Documents {
  readonly Activity: Activity;
  readonly Approval: Approval;
  readonly ClaimNumber: Pick<RecordOrigin, 'addressHash' | 'number'>;
  readonly Alert: Alert;
  readonly Administrator: Administrator;
  readonly ApiKey: ApiKey;
  readonly AuditEntry: AuditEntry;
  readonly CrmRecord: CrmRecord;
  readonly DeadLetter: DeadLetter;
  readonly ErasedPerson: ErasedHash;
  readonly Draft: Draft;
  readonly KeptVersion: KeptVersion;
  readonly FolderCursor: FolderCursor;
  readonly IndexedItem: IndexedItem;
  readonly LoggedDecision: LoggedDecision;
  readonly MailboxCompleteness: MailboxCompleteness;
  readonly MailboxConfig: MailboxConfig;
  readonly MailboxHealth: MailboxHealth;
  readonly MailboxJob: MailboxJob;
  readonly NotedChange: NotedChange;
  readonly OpenSession: OpenSession;
  readonly OrganizationSettings: Partial<OrganizationSettings>;
  readonly ParkedEvent: ParkedEvent;
  readonly PresentObservation: PresentObservation;
  readonly RuleProgress: RuleProgress;
  readonly Secret: { readonly name: string; readonly value: string };
  readonly PutAwaySender: { readonly id: string };
  readonly UnknownSender: UnknownSender;
  readonly SamplePage: SamplePage;
  readonly SignInLink: SignInLink;
  readonly Simulation: Simulation;
  readonly SimulationDifference: SimulationDifference;
  readonly SimulationPart: SimulationPart;
  readonly StoredFolderTree: StoredFolderTree;
  readonly TrackingToken: TrackingToken;
  readonly User: User;
  readonly Webhook: Webhook;
  readonly WebhookDelivery: WebhookDelivery;
}

/** A document that this store wrote itself; it was checked before it was written. */
export function documentIn<K extends keyof Documents>(_kind: K, row: Row): Documents[K] {
  const stored: Documents[K] = JSON.parse(textIn(row, 'doc'));
  return stored;
}
