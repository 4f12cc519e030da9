import {
  applyChanges,
  type MailboxId,
  type Observation,
  type OrganizationSettings,
  type ProposedChanges,
} from '@foldwatch/domain';
import { FolderTrees, MailboxConfigs, OrganizationConfigs } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { BatchFacts } from '../batch-facts';
import { GatherFacts } from '../gather-facts';
import { compileMailbox, type MailboxSource } from '../mailbox-facts';
import type { CurrentFacts } from '../mailbox-facts-cache';

export interface TrialFacts {
  readonly now: BatchFacts;
  readonly proposed: BatchFacts;
}

/** The facts by which live mail of a mailbox is decided, and those by which it would be with a proposal applied. */
@Injectable()
export class GatherTrialFacts {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly organization: OrganizationConfigs,
    private readonly trees: FolderTrees,
    private readonly gatherFacts: GatherFacts,
  ) {}

  async execute(
    mailboxId: MailboxId,
    observations: readonly Observation[],
    changes: ProposedChanges,
  ): Promise<TrialFacts> {
    const [{ settings }, configs, trees] = await Promise.all([
      this.organization.find(),
      this.configs.findMany([mailboxId]),
      this.trees.findMany([mailboxId]),
    ]);
    const config = configs.get(mailboxId);
    if (config === undefined) return this.alike({ settings, mailboxes: new Map() }, observations);
    const tree = trees.get(mailboxId);
    const applied = applyChanges({ settings, mailbox: config }, changes);
    const [now, proposed] = await Promise.all([
      this.gatherFacts.under(current({ config, tree }, settings), observations),
      this.gatherFacts.under(current({ config: applied.mailbox, tree }, applied.settings), observations),
    ]);
    return { now, proposed };
  }

  private async alike(facts: CurrentFacts, observations: readonly Observation[]): Promise<TrialFacts> {
    const now = await this.gatherFacts.under(facts, observations);
    return { now, proposed: now };
  }
}

const current = (source: MailboxSource, settings: OrganizationSettings): CurrentFacts => ({
  settings,
  mailboxes: new Map([[source.config.mailbox.id, compileMailbox(source, settings)]]),
});
