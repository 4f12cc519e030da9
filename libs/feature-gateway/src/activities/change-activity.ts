import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal';
import { RegardingRecords } from '../records/regarding-records';
import type { ChangeActivityRequest } from './activity-requests';
import type { ActivityDetailView } from './activity-views';
import { PersonalActs } from './personal-acts';
import { toActivityDetailView } from './to-activity-view';
import { VisibleActivities } from './visible-activities';

export interface ActOutcome {
  readonly isFoldedIn: boolean;
  readonly activity: ActivityDetailView;
}

/** Sets or clears by hand the record that an activity regards. */
@Injectable()
export class ChangeActivity {
  constructor(
    private readonly visible: VisibleActivities,
    private readonly records: RegardingRecords,
    private readonly acts: PersonalActs,
  ) {}

  async execute(id: string, { regarding }: ChangeActivityRequest, viewer: Principal): Promise<ActOutcome> {
    const activity = await this.visible.findOwn(id, viewer);
    const record = regarding === null ? {} : { regarding: await this.records.find(regarding) };
    const act = { kind: 'set-regarding', activityId: activity.id, by: viewer.name, ...record } as const;
    const folded = await this.acts.carryOut(act);
    const sight = await this.visible.sight(viewer, [activity]);
    return { isFoldedIn: folded !== undefined, activity: toActivityDetailView(folded ?? activity, sight) };
  }
}
