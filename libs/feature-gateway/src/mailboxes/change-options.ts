import { Injectable } from '@nestjs/common';
import { effectiveSettings, type MailboxId, type OrganizationSettings, type PolicyScope } from '@foldwatch/domain';
import { OrganizationConfigs, type MailboxConfig } from '@foldwatch/ports';
import { toPolicyValues } from '../policy/policy-values-request';
import { refuseLocked } from '../policy/refuse-locked';
import { beginningAutomatic, isAutomaticWidened } from './begin-automatic';
import { ConfiguredMailboxes } from './configured-mailboxes';
import { toOptionsView, type ChangeOptionsRequest, type MailboxOptionsView } from './mailbox-options';

@Injectable()
export class ChangeOptions {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
  ) {}

  async execute(mailboxId: MailboxId, request: ChangeOptionsRequest): Promise<MailboxOptionsView> {
    const wanted = toPolicyValues(request);
    const { settings } = await this.organization.find();
    const changed = await this.mailboxes.change(mailboxId, (config, now) => {
      const scope = scopeOf(config, settings);
      const options = refuseLocked(wanted, { layer: 'mailbox', before: config.options, scope });
      const next = { ...config, options };
      const isBegun = isAutomaticWidened(effectiveSettings(scope), effectiveSettings(scopeOf(next, settings)));
      return isBegun ? beginningAutomatic(next, now) : next;
    });
    return toOptionsView(scopeOf(changed, settings));
  }
}

export const scopeOf = ({ mailbox, options }: MailboxConfig, organization: OrganizationSettings): PolicyScope => ({
  organization,
  teamId: mailbox.teamId,
  options,
});
