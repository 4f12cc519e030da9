import { Injectable } from '@nestjs/common';
import type { Activity, MailboxId } from '@foldwatch/domain';
import { canSeeMailbox, mayAdminister, type Principal } from '../access/principal';
import { NotAllowed, UnknownResource } from '../http/refusal';
import { PersonalActs } from './personal-acts';
import { VisibleActivities } from './visible-activities';

/** Takes an activity off one mailbox, or off all of them. Says whether that was folded in already. */
@Injectable()
export class UntrackActivity {
  constructor(
    private readonly visible: VisibleActivities,
    private readonly acts: PersonalActs,
  ) {}

  async execute(id: string, mailboxId: MailboxId | undefined, viewer: Principal): Promise<{ isFoldedIn: boolean }> {
    const activity = await this.visible.findOwn(id, viewer);
    assertMayUntrack(activity, mailboxId, viewer);
    const link = mailboxId === undefined ? {} : { mailboxId };
    const folded = await this.acts.carryOut({ kind: 'untrack', activityId: activity.id, by: viewer.name, ...link });
    return { isFoldedIn: folded !== undefined };
  }
}

function assertMayUntrack({ links }: Activity, mailboxId: MailboxId | undefined, viewer: Principal): void {
  if (mailboxId === undefined) {
    if (mayAdminister(viewer)) return;
    throw new NotAllowed('not-allowed', 'Only an administrator may untrack every mailbox’s link; name your mailbox.');
  }
  const isLinked = links.some((link) => link.mailboxId === mailboxId && link.status === 'tracked');
  if (isLinked && canSeeMailbox(viewer, mailboxId)) return;
  const fields = [{ field: 'mailboxId', message: 'is that of no mailbox that tracks this activity' }];
  throw new UnknownResource('unknown-link', 'The activity has no link of this mailbox.', fields);
}
