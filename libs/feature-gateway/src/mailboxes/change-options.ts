import { Injectable } from '@nestjs/common';
import { effectiveTrack, type MailboxId, type MailboxOptions, type OrganizationSettings } from '@foldwatch/domain';
import { OrganizationConfigs, type MailboxConfig } from '@foldwatch/ports';
import { beginningAutomatic } from './begin-automatic';
import { ConfiguredMailboxes } from './configured-mailboxes';
import { toOptions, toOptionsView, type ChangeOptionsRequest, type MailboxOptionsView } from './mailbox-options';

@Injectable()
export class ChangeOptions {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
  ) {}

  async execute(mailboxId: MailboxId, request: ChangeOptionsRequest): Promise<MailboxOptionsView> {
    const wanted = toOptions(request);
    const { settings } = await this.organization.find();
    const { options } = await this.mailboxes.change(mailboxId, (config, now) => {
      const next = { ...config, options: wanted };
      return isBegun(config, wanted, settings) ? beginningAutomatic(next, now) : next;
    });
    return toOptionsView(options, settings);
  }
}

/** Nothing was tracked outside tracked folders, and from now on something is. */
const isBegun = ({ options }: MailboxConfig, wanted: MailboxOptions, settings: OrganizationSettings): boolean =>
  effectiveTrack(options, settings) === 'none' && effectiveTrack(wanted, settings) !== 'none';
