import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { MailboxConfigs, type MailboxConfig } from '@foldwatch/ports';
import { canSeeMailbox, mailboxesFor, mayAdminister, type Principal } from '../access/principal';
import { InvalidRequest, NotAllowed, NotPossible, UnknownResource } from '../http/refusal';
import { mostMailboxes, type StartSimulationRequest } from './simulation-requests';

const pageSize = 200;

export type ScopeOfTrial = Pick<StartSimulationRequest, 'mailboxIds' | 'message' | 'changes'>;

/** The mailboxes upon whose messages a proposal is tried: never others than whoever asks may see. */
@Injectable()
export class SimulationScope {
  constructor(private readonly configs: MailboxConfigs) {}

  async find({ mailboxIds, message, changes = {} }: ScopeOfTrial, viewer: Principal): Promise<MailboxConfig[]> {
    const isOfOrganization = changes.organization !== undefined || changes.organizationExclusions !== undefined;
    if (isOfOrganization && !mayAdminister(viewer)) {
      throw new NotAllowed('not-allowed', 'Only an administrator may try settings of the organization.');
    }
    const named = mailboxIds ?? mailboxesFor(viewer);
    const found = named === undefined ? await this.everyEnabled() : await this.named(named, viewer);
    demandSensible(found, message !== undefined);
    return found;
  }

  private async named(ids: readonly MailboxId[], viewer: Principal): Promise<MailboxConfig[]> {
    const configs = await this.configs.findMany(ids);
    return ids.map((id) => {
      const config = configs.get(id);
      if (config !== undefined && canSeeMailbox(viewer, id)) return config;
      throw new UnknownResource('unknown-mailbox', 'There is no such mailbox.');
    });
  }

  /** Those of a team, or all. One more than may be tried at once tells that there are too many. */
  async everyEnabled(teamId?: string): Promise<MailboxConfig[]> {
    const found: MailboxConfig[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.configs.list(pageSize, cursor);
      const enabled = page.configs.filter(({ mailbox }) => mailbox.state === 'enabled');
      found.push(...enabled.filter(({ mailbox }) => teamId === undefined || mailbox.teamId === teamId));
      cursor = page.nextCursor;
    } while (cursor !== undefined && found.length <= mostMailboxes);
    return found.slice(0, mostMailboxes + 1);
  }
}

function demandSensible({ length }: readonly MailboxConfig[], isPasted: boolean): void {
  if (length > mostMailboxes) {
    throw new NotPossible('too-many-mailboxes', `Name up to ${mostMailboxes} mailboxes to try it with.`);
  }
  if (isPasted && length !== 1) {
    throw new InvalidRequest([{ field: 'mailboxIds', message: 'must name the one mailbox of the message' }]);
  }
}
