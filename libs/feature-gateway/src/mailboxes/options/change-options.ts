import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import { toPolicyValues } from '../../policy/policy-values-request';
import { refuseLocked } from '../../policy/refuse-locked';
import { beginAgain } from './begin-again';
import { ConfiguredMailboxes } from '../configured-mailboxes';
import { scopeOf } from './scope-of';
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
      return beginAgain({ before: config, after: next, settings, now });
    });
    return toOptionsView(scopeOf(changed, settings));
  }
}
