import type { MailboxId, OrganizationSettings } from '@foldwatch/domain';
import { FolderTrees, MailboxConfigs, OrganizationConfigs, type VersionedSettings } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { compileMailbox, type MailboxFacts, type MailboxSource } from './mailbox-facts';

const mostMailboxes = 2_000;

export interface CurrentFacts {
  readonly settings: OrganizationSettings;
  /** Unknown mailboxes are left out. */
  readonly mailboxes: ReadonlyMap<MailboxId, MailboxFacts>;
}

interface Entry {
  readonly source: MailboxSource;
  /** `undefined` until it is needed for the first time. */
  readonly facts: MailboxFacts | undefined;
}

/**
 * Configuration as it is now. Versions are asked for each batch, and nothing older than them is ever used: what was saved
 * before a message was seen applies to it.
 */
@Injectable()
export class MailboxFactsCache {
  private readonly entries = new Map<MailboxId, Entry>();
  private organization: VersionedSettings | undefined;

  constructor(
    private readonly configs: MailboxConfigs,
    private readonly organizationConfigs: OrganizationConfigs,
    private readonly trees: FolderTrees,
  ) {}

  /** Two queries, and at most three more for what has changed, however many mailboxes there are. */
  async current(mailboxIds: readonly MailboxId[]): Promise<CurrentFacts> {
    const [versions, treeVersions] = await Promise.all([
      this.configs.versions(mailboxIds),
      this.trees.versions(mailboxIds),
    ]);
    const known = mailboxIds.filter((id) => versions.mailboxes.has(id));
    const [{ settings }] = await Promise.all([
      this.settingsAt(versions.organization),
      this.refresh(
        known.filter((id) => this.entries.get(id)?.source.config.mailbox.version !== versions.mailboxes.get(id)),
        known.filter((id) => this.entries.get(id)?.source.tree?.version !== treeVersions.get(id)),
      ),
    ]);
    return { settings, mailboxes: this.compiled(known, settings) };
  }

  private async settingsAt(version: number): Promise<VersionedSettings> {
    if (this.organization?.version === version) return this.organization;
    this.organization = await this.organizationConfigs.find();
    return this.organization;
  }

  private async refresh(configsOf: readonly MailboxId[], treesOf: readonly MailboxId[]): Promise<void> {
    const [configs, trees] = await Promise.all([
      configsOf.length === 0 ? new Map<MailboxId, never>() : this.configs.findMany(configsOf),
      treesOf.length === 0 ? new Map<MailboxId, never>() : this.trees.findMany(treesOf),
    ]);
    for (const id of new Set([...configsOf, ...treesOf])) {
      const config = configs.get(id) ?? this.entries.get(id)?.source.config;
      const tree = trees.get(id) ?? this.entries.get(id)?.source.tree;
      this.entries.delete(id);
      if (config !== undefined) this.entries.set(id, { source: { config, tree }, facts: undefined });
    }
  }

  private compiled(ids: readonly MailboxId[], settings: OrganizationSettings): ReadonlyMap<MailboxId, MailboxFacts> {
    const facts = new Map<MailboxId, MailboxFacts>();
    for (const id of ids) {
      const entry = this.entries.get(id);
      if (entry !== undefined) facts.set(id, this.compile(id, entry, settings));
    }
    this.forgetOldest(ids.length);
    return facts;
  }

  private compile(id: MailboxId, { source, facts: known }: Entry, settings: OrganizationSettings): MailboxFacts {
    if (known?.organization === settings) return known;
    const facts = compileMailbox(source, settings);
    this.entries.set(id, { source, facts });
    return facts;
  }

  private forgetOldest(inUse: number): void {
    const surplus = this.entries.size - Math.max(mostMailboxes, inUse);
    for (const id of [...this.entries.keys()].slice(0, Math.max(0, surplus))) this.entries.delete(id);
  }
}
