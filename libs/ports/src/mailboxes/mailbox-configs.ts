import type {
  Exclusion,
  FolderRule,
  Mailbox,
  MailboxId,
  MailboxOptions,
  MailboxState,
  OrganizationSettings,
  Published,
  StoppedConversation,
} from '@foldwatch/domain';

/** All that was configured for a mailbox, in one document with one version. */
export interface MailboxConfig {
  readonly mailbox: Mailbox;
  readonly options: MailboxOptions;
  readonly rules: readonly FolderRule[];
  /** The mailbox owner's own. */
  readonly exclusions?: readonly Exclusion[];
  readonly stoppedConversations?: readonly StoppedConversation[];
  /** Of its options and exclusions; each rule has its own. */
  readonly published?: Published;
  /** The test that enabled it last, and as which version, so that no test does so twice. */
  readonly enabledBy?: { readonly testId: string; readonly version: number };
}

export interface ConfigVersions {
  readonly organization: number;
  readonly mailboxes: ReadonlyMap<MailboxId, number>;
}

export interface MailboxFilter {
  readonly state?: MailboxState;
  /** How the address begins. */
  readonly q?: string;
  /** From the last address to the first. */
  readonly descending?: boolean;
  readonly cursor?: string;
  readonly limit: number;
}

/** Configuration; the gateway alone writes it. A write that has returned is seen by every later read. Raises `StoreUnavailable`. */
export abstract class MailboxConfigs {
  /** In one query; unknown mailboxes are left out. The organization's is 0 while it has the defaults. */
  abstract versions(mailboxIds: readonly MailboxId[]): Promise<ConfigVersions>;
  abstract findMany(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, MailboxConfig>>;
  abstract findByAddress(emailAddress: string): Promise<MailboxConfig | undefined>;
  /** Those that a record of the table `systemuser` owns, and those that are granted to it. */
  abstract idsOf(systemUserId: string): Promise<readonly MailboxId[]>;
  abstract list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly configs: readonly MailboxConfig[]; readonly nextCursor?: string }>;
  /** In the order of their addresses. */
  abstract search(
    filter: MailboxFilter,
  ): Promise<{ readonly configs: readonly MailboxConfig[]; readonly nextCursor?: string }>;
  abstract countByState(): Promise<Readonly<Record<MailboxState, number>>>;
  /** Writes when the stored version is one below `config.mailbox.version` (none is 0); an address in use twice is `lost` too. */
  abstract replace(config: MailboxConfig): Promise<'saved' | 'lost'>;
}

export interface VersionedSettings {
  readonly version: number;
  readonly settings: OrganizationSettings;
}

/** The organization's settings; what is not stored has its default. */
export abstract class OrganizationConfigs {
  abstract find(): Promise<VersionedSettings>;
  /** Writes when the stored version is one below the given. */
  abstract replace(settings: VersionedSettings): Promise<'saved' | 'lost'>;
}
