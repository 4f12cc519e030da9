import { Injectable } from '@nestjs/common';
import { applyChanges, type MailboxId, type ProposedChanges } from '@foldwatch/domain';
import { OrganizationConfigs, type MailboxConfig } from '@foldwatch/ports';
import { ConfiguredMailboxes } from '../../mailboxes/configured-mailboxes';
import { mostMailboxes } from '../../simulations/simulation-requests';
import { SimulationScope } from '../../simulations/simulation-scope';
import { isTrackedAlike, isTrackingPolicyAlike } from './tracked-alike';

const noMailbox = { options: {}, rules: [] };

/** The mailboxes in which other mail may be tracked after a change. */
@Injectable()
export class ConcernedMailboxes {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
    private readonly scope: SimulationScope,
  ) {}

  /** `undefined` for more than may be measured at once. */
  async find(
    changes: ProposedChanges,
    mailboxId: MailboxId | undefined,
  ): Promise<readonly MailboxConfig[] | undefined> {
    const { settings } = await this.organization.find();
    const policy = applyChanges({ settings, mailbox: noMailbox }, changes).settings;
    if (mailboxId === undefined && isTrackingPolicyAlike(settings, policy)) return [];
    const configs =
      mailboxId === undefined
        ? await this.scope.everyEnabled(changes.team?.id ?? changes.removedTeamId)
        : [await this.mailboxes.find(mailboxId)];
    if (configs.length > mostMailboxes) return undefined;
    return configs.filter((mailbox) => {
      const now = { settings, mailbox };
      return !isTrackedAlike(now, applyChanges(now, changes));
    });
  }
}
