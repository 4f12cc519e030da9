import {
  activityKeyOf,
  automaticFolders,
  effectiveSettings,
  FolderTree,
  rulesByFolder,
  toActivityId,
  type ActivityId,
  type FolderId,
  type FolderRule,
  type ItemId,
  type ItemKey,
  type MailMetadata,
  type OrganizationSettings,
  type RuleId,
  type RuleProgress,
  type RuleRecord,
  type RulesByFolder,
} from '@foldwatch/domain';
import type { FolderCursor, MailboxConfig, MailboxOwner, MailboxTarget, StoredFolderTree } from '@foldwatch/ports';
import { hashId } from '@foldwatch/platform';
import { DueTimes } from './timing/due-times';
import { ReadNumbers } from './read-numbers';
import { automaticReading, laterOf, type ReadingTerms } from './reading-terms';

interface Possession {
  readonly owner: MailboxOwner;
  readonly organizationId: string;
  readonly config: MailboxConfig;
  readonly settings: OrganizationSettings;
}

const configurationOf = (config: MailboxConfig, organization: OrganizationSettings) => ({
  config,
  settings: effectiveSettings({ organization, teamId: config.mailbox.teamId, options: config.options }),
});

/** How often a folder's word was doubted, and when it may be again; `isWaiting` when there is reason to. */
export interface FolderDoubt {
  readonly times: number;
  readonly againAtMs: number;
  readonly isWaiting: boolean;
}

/**
 * What the owner of a mailbox keeps in mind about it: configuration, folders, cursors, and the count of its reads. The
 * store has all of it but the count; nobody else writes it, so nothing here can be stale but the configuration.
 */
export class OwnedMailbox {
  readonly cursors = new Map<FolderId, FolderCursor>();
  readonly progress = new Map<RuleId, RuleProgress>();
  /** By `recordKey`: what became of the records that its rules name, when they were last looked up. */
  readonly ruleRecords = new Map<string, RuleRecord['state']>();
  readonly due = new DueTimes();
  /** Folders that were listed anew because what they reported absent was there. */
  readonly doubts = new Map<FolderId, FolderDoubt>();
  readonly owner: MailboxOwner;
  private readonly organizationId: string;
  private configuration: Pick<Possession, 'config' | 'settings'>;
  private storedTree: StoredFolderTree | undefined;
  private folderTree = new FolderTree([]);
  private rules: RulesByFolder = new Map();
  private automatic: ReadonlySet<FolderId> = new Set();
  private reads = 0;

  constructor({ owner, organizationId, config, settings }: Possession) {
    this.owner = owner;
    this.organizationId = organizationId;
    this.configuration = configurationOf(config, settings);
  }

  get id(): string {
    return this.owner.mailboxId;
  }

  get config(): MailboxConfig {
    return this.configuration.config;
  }

  /** Those that decide for this mailbox: of the nearest layer that set each. */
  get settings(): OrganizationSettings {
    return this.configuration.settings;
  }

  get target(): MailboxTarget {
    const { emailAddress, ewsUrl } = this.config.mailbox;
    return { mailboxId: this.id, emailAddress, ...(ewsUrl !== undefined && { ewsUrl }) };
  }

  get tree(): FolderTree {
    return this.folderTree;
  }

  /** The tree as it is stored, with its cursor. */
  get treeAsRead(): StoredFolderTree | undefined {
    return this.storedTree;
  }

  configure(config: MailboxConfig, settings: OrganizationSettings): void {
    this.configuration = configurationOf(config, settings);
    this.govern();
  }

  replaceTree(tree: StoredFolderTree): void {
    this.storedTree = tree;
    this.folderTree = new FolderTree(tree.folders);
    this.govern();
  }

  remember(cursor: FolderCursor): void {
    this.cursors.set(cursor.folderId, cursor);
  }

  /** The rule by which mail in a folder is tracked now, if it is. */
  trackingRule(folderId: FolderId): FolderRule | undefined {
    const rule = this.rules.get(folderId);
    return rule?.action === 'track' && !rule.paused ? rule : undefined;
  }

  /** By what new mail in a folder is read, if it is: only copies of what is known are followed elsewhere. */
  readingTerms(folderId: FolderId): ReadingTerms | undefined {
    return this.trackingRule(folderId) ?? (this.automatic.has(folderId) ? this.automaticTerms : undefined);
  }

  /** A paused rule's folders are not read at all, so that nothing is passed over meanwhile. */
  isPaused(folderId: FolderId): boolean {
    const rule = this.rules.get(folderId);
    return rule?.action === 'track' && rule.paused;
  }

  foldersOf(ruleId: RuleId): readonly FolderId[] {
    return [...this.rules].filter(([, rule]) => rule.id === ruleId).map(([folderId]) => folderId);
  }

  trackedFolders(): readonly FolderId[] {
    return [...this.rules.keys()].filter((folderId) => this.trackingRule(folderId) !== undefined);
  }

  /** Those whose new mail is read, by a rule or by the track option. */
  readFolders(): readonly FolderId[] {
    return [...this.trackedFolders(), ...this.automatic];
  }

  /** Every folder in which a message can be found: mail folders, Deleted Items included. */
  mailFolders(): readonly FolderId[] {
    return this.tree.folders.filter(({ folderClass }) => folderClass === 'mail').map(({ id }) => id);
  }

  startRead(): ReadNumbers {
    this.reads += 1;
    return new ReadNumbers(this.owner.epoch, this.reads);
  }

  itemKey(itemId: ItemId): ItemKey {
    return hashId(this.id, itemId);
  }

  activityId(mail: MailMetadata): ActivityId {
    const id = toActivityId(hashId(activityKeyOf(this.organizationId, mail)));
    if (id === undefined) throw new Error('a hash is no activity id');
    return id;
  }

  private govern(): void {
    const { rules } = this.config;
    this.rules = rulesByFolder(this.tree, rules, this.settings.eligibleFolders);
    const isNothingTracked = this.settings.track === 'none';
    this.automatic = isNothingTracked ? new Set() : automaticFolders(this.tree, rules, this.settings);
  }

  /** What lies in a folder that came to be decided upon is no news, but what was received since somebody wanted that is. */
  private get automaticTerms(): ReadingTerms {
    const { automaticFrom } = this.config.mailbox;
    const effectiveFrom = laterOf(automaticFrom, this.settings.automaticTrackingSince);
    return { id: automaticReading, existing: 'skip', ...(effectiveFrom !== undefined && { effectiveFrom }) };
  }
}
