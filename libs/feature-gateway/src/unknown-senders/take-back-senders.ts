import { Injectable } from '@nestjs/common';
import type { Sighting } from '@foldwatch/domain';
import { UnknownSenders, wholeOrganization } from '@foldwatch/ports';
import { canSeeMailbox, mayAdminister, type Principal } from '../access/principal';
import { partyOn } from '../activities/party-on';
import { VisibleActivities } from '../activities/visible-activities';
import { NotAllowed, UnknownResource } from '../http/refusal';
import { PastSightings } from './past-sightings';
import type { TakeBackSendersRequest, TakenBackSenderRequest } from './take-back-requests';
import type { TakenBackSendersView } from './unknown-sender-views';
import { WithdrawRecord } from './withdraw-record';

/** Has senders wait again of whom somebody said something by mistake. What was joined to a record stays there. */
@Injectable()
export class TakeBackSenders {
  constructor(
    private readonly desk: UnknownSenders,
    private readonly withdraw: WithdrawRecord,
    private readonly visible: VisibleActivities,
    private readonly past: PastSightings,
  ) {}

  async execute(
    { senders, scope = 'mailbox' }: TakeBackSendersRequest,
    viewer: Principal,
  ): Promise<TakenBackSendersView> {
    if (scope === 'organization' && !mayAdminister(viewer)) {
      throw new NotAllowed('not-allowed', 'Only an administrator may decide for the whole organization.');
    }
    const items: TakenBackSendersView['items'][number][] = [];
    for (const sender of senders) {
      const isWaiting = await this.takeBack(sender, scope, viewer);
      items.push({ id: sender.id, outcome: isWaiting ? 'waiting' : 'kept' });
    }
    return { items };
  }

  /** The message is looked at first: without it there is nothing to suggest, and nothing is taken back. */
  private async takeBack(
    sender: TakenBackSenderRequest,
    scope: 'mailbox' | 'organization',
    viewer: Principal,
  ): Promise<boolean> {
    const { mailboxId, record } = sender;
    const sightings = canSeeMailbox(viewer, mailboxId) ? await this.seen(sender, viewer) : [];
    const [first] = sightings;
    if (first === undefined) return false;
    const { address } = first.draft;
    if (record === undefined) {
      await this.desk.recall([{ mailboxId: scope === 'organization' ? wholeOrganization : mailboxId, address }]);
    } else if (!(await this.withdraw.execute(record, address, viewer))) return false;
    const [noted] = await this.desk.noteMany(sightings);
    return noted !== undefined;
  }

  private async seen(sender: TakenBackSenderRequest, viewer: Principal): Promise<readonly Sighting[]> {
    const { activityId, address, mailboxId, table } = sender;
    try {
      const activity = await this.visible.findOwn(activityId, viewer);
      if (!activity.links.some((link) => link.mailboxId === mailboxId)) return [];
      return await this.past.of(activity, partyOn(activity, address, viewer), { mailboxId, table });
    } catch (error) {
      if (error instanceof UnknownResource) return [];
      throw error;
    }
  }
}
