import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import { knownTeam } from '../../teams/known-teams';
import { scopeOf } from './scope-of';
import { ConfiguredMailboxes } from '../configured-mailboxes';
import { toOptionsView, type MailboxOptionsView } from './mailbox-options';

@Injectable()
export class ReadOptions {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
  ) {}

  async execute(mailboxId: MailboxId): Promise<MailboxOptionsView> {
    const [config, { settings }] = await Promise.all([this.mailboxes.find(mailboxId), this.organization.find()]);
    return toOptionsView(scopeOf(config, settings));
  }

  async ofOrganization(): Promise<MailboxOptionsView> {
    const { settings } = await this.organization.find();
    return toOptionsView({ organization: settings }, 'organization');
  }

  /** What its mailboxes begin with. */
  async ofTeam(teamId: string): Promise<MailboxOptionsView> {
    const { settings } = await this.organization.find();
    return toOptionsView({ organization: settings, teamId: knownTeam(settings, teamId).id }, 'team');
  }
}
