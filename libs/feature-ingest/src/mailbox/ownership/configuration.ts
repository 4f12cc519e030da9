import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { MailboxConfigs, OrganizationConfigs, type MailboxConfig, type VersionedSettings } from '@foldwatch/ports';

const configsAtOnce = 200;

/** What the gateway wrote, read anew each time. */
@Injectable()
export class Configuration {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly organizations: OrganizationConfigs,
  ) {}

  organization(): Promise<VersionedSettings> {
    return this.organizations.find();
  }

  async find(mailboxId: MailboxId): Promise<MailboxConfig | undefined> {
    return (await this.configs.findMany([mailboxId])).get(mailboxId);
  }

  async *all(): AsyncGenerator<MailboxConfig> {
    for (let cursor: string | undefined; ;) {
      const page = await this.configs.list(configsAtOnce, cursor);
      yield* page.configs;
      cursor = page.nextCursor;
      if (cursor === undefined) return;
    }
  }
}
