import { Injectable } from '@nestjs/common';
import { applyChanges, decidedFolders, type FolderId, type ProposedChanges } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

/** The folders in which a proposal could make a difference: those of today's configuration, and those of the proposed one. */
@Injectable()
export class SampleFolders {
  constructor(private readonly organization: OrganizationConfigs) {}

  /** Sorted, so that a reading that was broken off finds its place again. */
  async find({ config, tree }: OwnedMailbox, changes: ProposedChanges): Promise<readonly FolderId[]> {
    const { settings } = await this.organization.find();
    const now = { settings, mailbox: config };
    const ids = new Set([...decidedFolders(tree, now), ...decidedFolders(tree, applyChanges(now, changes))]);
    return [...ids].filter((id) => tree.find(id) !== undefined).toSorted();
  }
}
