import { Injectable } from '@nestjs/common';
import { toActivityId, type Activity, type MailboxId, type RecordRef } from '@foldwatch/domain';
import { ActivityQueries } from '@foldwatch/ports';
import { canSeeMailbox, type Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { ReadableRecords } from '../rights/readable-records';
import { Readers } from '../rights/readers';
import { KnownFolders } from '../mailboxes/known-folders';
import type { Sight } from './to-activity-view';

/** Activities as far as somebody may see them: tombstones are not there, others' mail is not theirs. */
@Injectable()
export class VisibleActivities {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly folders: KnownFolders,
    private readonly readers: Readers,
    private readonly readable: ReadableRecords,
  ) {}

  async find(text: string, viewer: Principal): Promise<Activity> {
    const id = toActivityId(text);
    const activity = id === undefined ? undefined : await this.activities.find(id);
    if (activity === undefined || !(await this.isVisible(activity, viewer))) throw unknown();
    return activity;
  }

  /** One that a mailbox of theirs has: what others' mail regards is to be read, and not to be changed. */
  async findOwn(text: string, viewer: Principal): Promise<Activity> {
    const activity = await this.find(text, viewer);
    if (!isOwn(activity, viewer)) throw unknown();
    return activity;
  }

  /** Whether all mail that regards the record is theirs to read, in whichever mailboxes it is. */
  async isOpen(record: RecordRef | undefined, viewer: Principal): Promise<boolean> {
    const reader = await this.readers.of(viewer);
    if (reader === undefined) return true;
    return record !== undefined && reader.activities === 'organization' && this.readable.has(record, reader);
  }

  /** What is needed to show activities: the present paths of the folders in which their copies are. */
  async sight(viewer: Principal, activities: readonly Activity[]): Promise<Sight> {
    const mailboxIds = new Set<MailboxId>(activities.flatMap(({ links }) => links.map(({ mailboxId }) => mailboxId)));
    return { viewer, trees: await this.folders.findMany([...mailboxIds]) };
  }

  private async isVisible(activity: Activity, viewer: Principal): Promise<boolean> {
    if (activity.status !== 'tracked') return false;
    return isOwn(activity, viewer) || (await this.isOpen(activity.regarding, viewer));
  }
}

const isOwn = ({ links }: Activity, viewer: Principal): boolean =>
  links.some((link) => link.status === 'tracked' && canSeeMailbox(viewer, link.mailboxId));

const unknown = (): UnknownResource => new UnknownResource('unknown-activity', 'There is no such activity.');
