import { Injectable } from '@nestjs/common';
import { toActivityId, type Activity, type MailboxId, type RecordRef } from '@foldwatch/domain';
import { ActivityQueries, Clock } from '@foldwatch/ports';
import { canSeeMailbox, type Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { KnownFolders } from '../mailboxes/work/known-folders';
import { OpenMail } from './open-mail';
import type { Sight } from './to-activity-view';

/** Activities as far as somebody may see them: tombstones are not there, others' mail is not theirs. */
@Injectable()
export class VisibleActivities {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly folders: KnownFolders,
    private readonly openMail: OpenMail,
    private readonly clock: Clock,
  ) {}

  async find(text: string, viewer: Principal): Promise<Activity> {
    const activity = await this.known(text);
    if (!(await this.isVisible(activity, viewer))) throw unknown();
    return activity;
  }

  /** One that a mailbox of theirs has: what others' mail regards is to be read, and not to be changed. */
  async findOwn(text: string, viewer: Principal): Promise<Activity> {
    const activity = await this.find(text, viewer);
    if (!isOwn(activity, viewer)) throw unknown();
    return activity;
  }

  /** Also one of theirs that was untracked, which they may still take back. */
  async findTombstoneToo(text: string, viewer: Principal): Promise<Activity> {
    const activity = await this.known(text);
    if (!wasOwn(activity, viewer)) throw unknown();
    return activity;
  }

  /** Those among them that may be seen. */
  async among(activities: readonly Activity[], viewer: Principal): Promise<readonly Activity[]> {
    const visible: Activity[] = [];
    for (const activity of activities) if (await this.isVisible(activity, viewer)) visible.push(activity);
    return visible;
  }

  /** Whether all mail that regards the record is theirs to read, in whichever mailboxes it is. */
  isOpen(record: RecordRef | undefined, viewer: Principal): Promise<boolean> {
    return this.openMail.isOpen(record, viewer);
  }

  /** What is needed to show activities: the present paths of the folders in which their copies are. */
  async sight(viewer: Principal, activities: readonly Activity[]): Promise<Sight> {
    const mailboxIds = new Set<MailboxId>(activities.flatMap(({ links }) => links.map(({ mailboxId }) => mailboxId)));
    return { viewer, trees: await this.folders.findMany([...mailboxIds]), now: this.clock.now() };
  }

  private async known(text: string): Promise<Activity> {
    const id = toActivityId(text);
    const activity = id === undefined ? undefined : await this.activities.find(id);
    if (activity === undefined) throw unknown();
    return activity;
  }

  private async isVisible(activity: Activity, viewer: Principal): Promise<boolean> {
    if (activity.status !== 'tracked') return false;
    return isOwn(activity, viewer) || (await this.openMail.isOpen(activity.regarding, viewer));
  }
}

const isOwn = ({ links }: Activity, viewer: Principal): boolean =>
  links.some((link) => link.status === 'tracked' && canSeeMailbox(viewer, link.mailboxId));

/** It is, or was before it was untracked; of an erased one nothing is left to be seen. */
export const wasOwn = ({ status, links }: Activity, viewer: Principal): boolean =>
  status !== 'erased' && links.some(({ mailboxId }) => canSeeMailbox(viewer, mailboxId));

const unknown = (): UnknownResource => new UnknownResource('unknown-activity', 'There is no such activity.');
