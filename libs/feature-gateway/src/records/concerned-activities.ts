import { Injectable } from '@nestjs/common';
import { partiesOf, type Activity } from '@foldwatch/domain';
import { ActivityQueries, type Concerning } from '@foldwatch/ports';
import { canSeeMailbox, mailboxesFor, type Principal } from '../access/principal';
import type { ActivityView } from '../activities/activity-views';
import { toActivityView } from '../activities/to-activity-view';
import { VisibleActivities } from '../activities/visible-activities';

interface Asked {
  readonly viewer: Principal;
  /** Others' mail is to be read as well, as far as its record may be. */
  readonly isOpen: boolean;
  readonly page: { readonly limit: number; readonly cursor?: string };
}

/** Mail that concerns people and records, as far as somebody may see it, the newest message first. */
@Injectable()
export class ConcernedActivities {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly visible: VisibleActivities,
  ) {}

  async list(
    concerning: Concerning,
    { viewer, isOpen, page }: Asked,
  ): Promise<{ readonly items: readonly ActivityView[]; readonly nextCursor: string | null }> {
    const mailboxIds = isOpen ? undefined : mailboxesFor(viewer);
    const filter = { ...page, concerning, ...(mailboxIds !== undefined && { mailboxIds }) };
    const { activities, nextCursor } = await this.activities.timeline(filter);
    const concerned = activities.filter((activity) => isOpenlyConcerned(activity, concerning, viewer));
    const shown = await this.visible.among(concerned, viewer);
    const sight = await this.visible.sight(viewer, shown);
    return { items: shown.map((activity) => toActivityView(activity, sight)), nextCursor: nextCursor ?? null };
  }
}

/** That somebody got a blind copy is not told to those who may not see it. */
function isOpenlyConcerned({ message, regarding }: Activity, sought: Concerning, viewer: Principal): boolean {
  const regards = sought.records.some(({ table, id }) => regarding?.table === table && regarding.id === id);
  return (
    regards ||
    partiesOf(message).some(
      ({ address, onlyIn }) =>
        sought.addresses.includes(address) && (onlyIn === undefined || canSeeMailbox(viewer, onlyIn)),
    )
  );
}
