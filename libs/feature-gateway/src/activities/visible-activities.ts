import { Injectable } from '@nestjs/common';
import { toActivityId, type Activity, type MailboxId } from '@foldwatch/domain';
import { ActivityQueries } from '@foldwatch/ports';
import { canSeeMailbox, type Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { KnownFolders } from '../mailboxes/known-folders';
import type { Sight } from './to-activity-view';

/** Activities as far as somebody may see them: tombstones are not there, others' mail is not theirs. */
@Injectable()
export class VisibleActivities {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly folders: KnownFolders,
  ) {}

  async find(text: string, viewer: Principal): Promise<Activity> {
    const id = toActivityId(text);
    const activity = id === undefined ? undefined : await this.activities.find(id);
    if (activity === undefined || !isVisible(activity, viewer)) {
      throw new UnknownResource('unknown-activity', 'There is no such activity.');
    }
    return activity;
  }

  /** What is needed to show activities: the present paths of the folders in which their copies are. */
  async sight(viewer: Principal, activities: readonly Activity[]): Promise<Sight> {
    const mailboxIds = new Set<MailboxId>(activities.flatMap(({ links }) => links.map(({ mailboxId }) => mailboxId)));
    return { viewer, trees: await this.folders.findMany([...mailboxIds]) };
  }
}

const isVisible = ({ status, links }: Activity, viewer: Principal): boolean =>
  status === 'tracked' && links.some((link) => link.status === 'tracked' && canSeeMailbox(viewer, link.mailboxId));
