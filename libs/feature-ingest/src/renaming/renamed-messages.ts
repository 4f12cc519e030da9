import { Injectable } from '@nestjs/common';
import { actionsOf, type Activity, type ActivityId } from '@foldwatch/domain';
import type { MailActionV1 } from '@foldwatch/contracts';
import { ActivityStore, type IndexedItem } from '@foldwatch/ports';
import { WriteCategories } from '../actions/write-categories';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

/** Writes the categories of messages anew as they are stored now, where they regard a record. */
@Injectable()
export class RenamedMessages {
  constructor(
    private readonly activities: ActivityStore,
    private readonly categories: WriteCategories,
  ) {}

  /** False when the server refused one. */
  async write(mailbox: OwnedMailbox, rows: readonly IndexedItem[]): Promise<boolean> {
    const ids = new Set(rows.flatMap(({ activityId }) => activityId ?? []));
    if (ids.size === 0) return true;
    const stored = await this.activities.findMany([...ids]);
    const actions = new Map(
      [...stored].flatMap(([id, activity]): readonly (readonly [ActivityId, MailActionV1])[] => {
        const action = namingOf(activity, mailbox);
        return action === undefined ? [] : [[id, action]];
      }),
    );
    const { kind } = await this.categories.execute(mailbox, actions);
    return kind === 'done';
  }
}

/** A bare category names nothing, and what is not tracked has its removal on the way. */
function namingOf(activity: Activity, { id: mailboxId, settings }: OwnedMailbox): MailActionV1 | undefined {
  const isTracked = activity.links.some((link) => link.mailboxId === mailboxId && link.status === 'tracked');
  if (activity.regarding === undefined || !isTracked) return undefined;
  const actions = actionsOf(activity, [{ mailboxId, changed: [] }], settings.categoryName);
  return actions.find(({ kind }) => kind === 'set-category');
}
