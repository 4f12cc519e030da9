import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { MailboxConfigs } from '@foldwatch/ports';
import { canSeeMailbox, type Principal } from '../access/principal';

/** What people know mailboxes by; for a whole page of a list at once, so that nobody has to ask for each of its rows. */
@Injectable()
export class MailboxAddresses {
  constructor(private readonly configs: MailboxConfigs) {}

  /** Of those that the viewer may see. */
  async of(
    things: readonly { readonly mailboxId?: MailboxId }[],
    viewer: Principal,
  ): Promise<ReadonlyMap<MailboxId, string>> {
    const named = things.flatMap(({ mailboxId }) => (mailboxId === undefined ? [] : [mailboxId]));
    const visible = [...new Set(named)].filter((mailboxId) => canSeeMailbox(viewer, mailboxId));
    if (visible.length === 0) return new Map();
    const configs = await this.configs.findMany(visible);
    return new Map([...configs].map(([id, { mailbox }]) => [id, mailbox.emailAddress]));
  }
}
