import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import { ConfiguredMailboxes } from './configured-mailboxes';
import { toOptions, toOptionsView, type ChangeOptionsRequest, type MailboxOptionsView } from './mailbox-options';

@Injectable()
export class ChangeOptions {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
  ) {}

  async execute(mailboxId: MailboxId, request: ChangeOptionsRequest): Promise<MailboxOptionsView> {
    const { options } = await this.mailboxes.change(mailboxId, (config) => ({
      ...config,
      options: toOptions(request),
    }));
    return toOptionsView(options, (await this.organization.find()).settings);
  }
}
