import { Injectable } from '@nestjs/common';
import type { Activity, MailboxId, UnknownSender } from '@foldwatch/domain';
import { ActivityQueries, RecordDirectory, UnknownSenders } from '@foldwatch/ports';
import { canSeeUntrackedMail, mailboxesFor, type Principal } from '../access/principal';
import { NotAllowed } from '../http/refusal';
import { pageOf } from '../http/page-query';
import { MailboxAddresses } from '../mailboxes/mailbox-addresses';
import type { UnknownSenderQuery } from './unknown-sender-requests';
import { toUnknownSenderView, type UnknownSenderPage } from './unknown-sender-views';

/** Who waits on the desk. Whoever got a record meanwhile, from the CRM say, leaves it. */
@Injectable()
export class ListUnknownSenders {
  constructor(
    private readonly desk: UnknownSenders,
    private readonly directory: RecordDirectory,
    private readonly activities: ActivityQueries,
    private readonly addresses: MailboxAddresses,
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
    const [canSeeMail, addresses] = await Promise.all([
      this.sight(waiting, viewer),
      this.addresses.of(waiting, viewer),
    ]);
    return {
      items: waiting.map((sender) => toUnknownSenderView(sender, { canSeeMail, addresses })),
      nextCursor: nextCursor ?? null,
    };
  }

  /** As with decisions: what a message says that is not tracked in a mailbox is the owner's alone. */
  private async sight(
    senders: readonly UnknownSender[],
    viewer: Principal,
  ): Promise<(sender: UnknownSender) => boolean> {
    const others = senders.filter(({ mailboxId }) => !canSeeUntrackedMail(viewer, mailboxId));
    const mail = await this.activities.findMany(others.map(({ activityId }) => activityId));
    return (sender) => !others.includes(sender) || isTracked(mail.get(sender.activityId), sender.mailboxId);
  }
}

const isTracked = (mail: Activity | undefined, mailboxId: MailboxId): boolean =>
  mail?.links.some((link) => link.mailboxId === mailboxId && link.status === 'tracked') === true;

function visibleMailboxes({ mailboxId }: UnknownSenderQuery, viewer: Principal): readonly MailboxId[] | undefined {
  const mailboxIds = mailboxesFor(viewer, mailboxId);
  if (mailboxId === undefined || mailboxIds?.length !== 0) return mailboxIds;
  throw new NotAllowed('not-allowed', 'Only an administrator may see what waits for others.');
}
