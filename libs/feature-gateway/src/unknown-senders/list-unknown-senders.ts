import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { RecordDirectory, UnknownSenders } from '@foldwatch/ports';
import { mailboxesFor, type Principal } from '../access/principal';
import { NotAllowed } from '../http/refusal';
import { pageOf } from '../http/page-query';
import type { UnknownSenderQuery } from './unknown-sender-requests';
import { toUnknownSenderView, type UnknownSenderPage } from './unknown-sender-views';

/** Who waits on the desk. Whoever got a record meanwhile, from the CRM say, leaves it. */
@Injectable()
export class ListUnknownSenders {
  constructor(
    private readonly desk: UnknownSenders,
    private readonly directory: RecordDirectory,
  ) {}

  async execute(query: UnknownSenderQuery, viewer: Principal): Promise<UnknownSenderPage> {
    const mailboxIds = visibleMailboxes(query, viewer);
    const { senders, nextCursor } = await this.desk.list({
      ...pageOf(query),
      ...(mailboxIds !== undefined && { mailboxIds }),
    });
    const known = await this.directory.resolveMany(senders.map(({ address }) => address));
    if (known.size > 0) await this.desk.removeAddresses([...known.keys()]);
    const waiting = senders.filter(({ address }) => !known.has(address));
    return { items: waiting.map(toUnknownSenderView), nextCursor: nextCursor ?? null };
  }
}

function visibleMailboxes({ mailboxId }: UnknownSenderQuery, viewer: Principal): readonly MailboxId[] | undefined {
  const mailboxIds = mailboxesFor(viewer, mailboxId);
  if (mailboxId === undefined || mailboxIds?.length !== 0) return mailboxIds;
  throw new NotAllowed('not-allowed', 'Only an administrator may see what waits for others.');
}
