import { Injectable } from '@nestjs/common';
import { organizationExclusions, type Exclusion, type MailboxId } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ChangedSettings } from '../organization/changed-settings';

/** Where exclusions are kept: a mailbox's with it, the organization's, which have no mailbox, with its settings. */
@Injectable()
export class ExclusionLists {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
    private readonly settings: ChangedSettings,
  ) {}

  async find(mailboxId: MailboxId | undefined): Promise<readonly Exclusion[]> {
    if (mailboxId === undefined) return organizationExclusions((await this.organization.find()).settings);
    return (await this.mailboxes.find(mailboxId)).exclusions ?? [];
  }

  /** `decide` is asked again when somebody else was faster. */
  async change(
    mailboxId: MailboxId | undefined,
    decide: (exclusions: readonly Exclusion[]) => readonly Exclusion[],
  ): Promise<void> {
    if (mailboxId === undefined) {
      await this.settings.save((settings) => ({ ...settings, exclusions: decide(organizationExclusions(settings)) }));
      return;
    }
    await this.mailboxes.change(mailboxId, (config) => ({ ...config, exclusions: decide(config.exclusions ?? []) }));
  }
}
