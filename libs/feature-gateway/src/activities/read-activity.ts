import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal';
import type { ActivityDetailView } from './activity-views';
import { toActivityDetailView } from './to-activity-view';
import { VisibleActivities } from './visible-activities';

@Injectable()
export class ReadActivity {
  constructor(private readonly visible: VisibleActivities) {}

  async execute(id: string, viewer: Principal): Promise<ActivityDetailView> {
    const activity = await this.visible.find(id, viewer);
    return toActivityDetailView(activity, await this.visible.sight(viewer, [activity]));
  }
}
