import { Injectable } from '@nestjs/common';
import { MailboxConfigs, type MailboxConfig } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { pageOf, type PageQuery } from '../http/page-query';
import { ConfiguredMailboxes } from './configured-mailboxes';
import { MailboxStandings } from './mailbox-standings';
import type { MailboxPage } from './mailbox-views';

/** Every mailbox for an admin, the own one for an owner. */
@Injectable()
export class ListMailboxes {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly standings: MailboxStandings,
  ) {}

  async execute(query: PageQuery, viewer: Principal): Promise<MailboxPage> {
    const { configs, nextCursor } = await this.page(query, viewer);
    return { items: await this.standings.show(configs), nextCursor: nextCursor ?? null };
  }

  private async page(
    query: PageQuery,
    viewer: Principal,
  ): Promise<{ readonly configs: readonly MailboxConfig[]; readonly nextCursor?: string }> {
    if (viewer.kind === 'owner') return { configs: [await this.mailboxes.find(viewer.mailboxId)] };
    const { limit, cursor } = pageOf(query);
    return this.configs.list(limit, cursor);
  }
}
