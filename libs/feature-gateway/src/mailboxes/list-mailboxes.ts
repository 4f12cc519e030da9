import { Injectable } from '@nestjs/common';
import { MailboxConfigs, type MailboxConfig } from '@foldwatch/ports';
import { mailboxesFor, type Principal } from '../access/principal';
import { pageOf, type PageQuery } from '../http/page-query';
import { MailboxStandings } from './mailbox-standings';
import type { MailboxPage } from './mailbox-views';

interface ConfigPage {
  readonly configs: readonly MailboxConfig[];
  readonly nextCursor?: string;
}

/** Every mailbox for an admin, the own ones for a user. */
@Injectable()
export class ListMailboxes {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly standings: MailboxStandings,
  ) {}

  async execute(query: PageQuery, viewer: Principal): Promise<MailboxPage> {
    const { configs, nextCursor } = await this.page(query, viewer);
    return { items: await this.standings.show(configs), nextCursor: nextCursor ?? null };
  }

  private async page(query: PageQuery, viewer: Principal): Promise<ConfigPage> {
    const { limit, cursor } = pageOf(query);
    const own = mailboxesFor(viewer);
    if (own !== undefined) return ownPage([...(await this.configs.findMany(own)).values()], limit, cursor);
    return this.configs.list(limit, cursor);
  }
}

/** Nobody has so many mailboxes that the store would have to page them. */
function ownPage(own: readonly MailboxConfig[], limit: number, cursor = ''): ConfigPage {
  const after = own
    .filter(({ mailbox }) => mailbox.id > cursor)
    .toSorted((a, b) => (a.mailbox.id < b.mailbox.id ? -1 : 1));
  const configs = after.slice(0, limit);
  const last = configs.at(-1)?.mailbox.id;
  return { configs, ...(after.length > limit && last !== undefined && { nextCursor: last }) };
}
