import { Injectable } from '@nestjs/common';
import type { ActivityId, MailboxId } from '@foldwatch/domain';
import { ActivityQueries } from '@foldwatch/ports';
import { canSeeMailbox, canSeeEveryMailbox, type Principal } from '../access/principal';
import type { Hint } from './hint';

/** Whether somebody may know of a hint. Which mailboxes an activity is linked to is looked up once for all who read. */
@Injectable()
export class HintReaders {
  private readonly links = new WeakMap<Hint, Promise<readonly MailboxId[]>>();

  constructor(private readonly activities: ActivityQueries) {}

  async canRead(viewer: Principal, hint: Hint): Promise<boolean> {
    const { audience } = hint;
    switch (audience.of) {
      case 'everyone':
        return true;
      case 'administrators':
        return canSeeEveryMailbox(viewer);
      case 'mailbox':
        return canSeeMailbox(viewer, audience.mailboxId);
      case 'activity':
        return canSeeEveryMailbox(viewer) || this.isLinkedFor(viewer, hint, audience.activityId);
      default:
        return audience;
    }
  }

  /** Also by a link that was untracked: its mailbox's people are to see it go. */
  private async isLinkedFor(viewer: Principal, hint: Hint, activityId: ActivityId): Promise<boolean> {
    const known = this.links.get(hint) ?? this.linkedTo(activityId);
    this.links.set(hint, known);
    known.catch(() => this.links.delete(hint));
    return (await known).some((mailboxId) => canSeeMailbox(viewer, mailboxId));
  }

  private async linkedTo(activityId: ActivityId): Promise<readonly MailboxId[]> {
    const activity = await this.activities.find(activityId);
    return activity?.links.map(({ mailboxId }) => mailboxId) ?? [];
  }
}
