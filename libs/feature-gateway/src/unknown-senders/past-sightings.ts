import { Injectable } from '@nestjs/common';
import { draftRecord, originatorOf, type Activity, type MailboxId, type Party, type Sighting } from '@foldwatch/domain';
import { ActivityQueries, MailboxConfigs } from '@foldwatch/ports';

const atOnce = 100;
/** As many as the desk itself keeps apart. */
const most = 500;

type Wanted = Pick<Parameters<typeof draftRecord>[2], 'mailboxId' | 'table'>;

/** What a mailbox tracked of a sender, for one who waits again to have the count and the times of before. */
@Injectable()
export class PastSightings {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly configs: MailboxConfigs,
  ) {}

  /** The given message comes first, as what is suggested is what that one said; then the others as they were tracked. */
  async of(first: Activity, sender: Party, wanted: Wanted): Promise<readonly Sighting[]> {
    const { mailboxId } = wanted;
    const ownerId = (await this.configs.findMany([mailboxId])).get(mailboxId)?.mailbox.ownerId;
    const others: Activity[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.activities.timeline({
        concerning: { addresses: [sender.address], records: [] },
        mailboxIds: [mailboxId],
        limit: atOnce,
        ...(cursor !== undefined && { cursor }),
      });
      others.push(...page.activities.filter((one) => one.id !== first.id && isCounted(one, sender, mailboxId)));
      cursor = page.nextCursor;
    } while (cursor !== undefined && others.length < most);
    const seen = (activity: Activity): Sighting => ({
      draft: draftRecord(activity, sender, { ...wanted, ...(ownerId !== undefined && { ownerId }) }),
      seenAt: trackedAt(activity, mailboxId),
    });
    return [seen(first), ...others.map(seen).toSorted((a, b) => (a.seenAt < b.seenAt ? -1 : 1))];
  }
}

/** The messages that the writer counts: of the sender, where something was to be done about that. */
const isCounted = ({ message, links }: Activity, { address }: Party, mailboxId: MailboxId): boolean =>
  originatorOf(message)?.address === address &&
  links.some((link) => link.mailboxId === mailboxId && link.status === 'tracked' && link.wantedRecord !== undefined);

const trackedAt = ({ links }: Activity, mailboxId: MailboxId): string =>
  links.find((link) => link.mailboxId === mailboxId)?.trackedAt ?? '';
