import { Injectable } from '@nestjs/common';
import { ActivityQueries, Clock, DecisionLog, OrganizationConfigs } from '@foldwatch/ports';
import type { OrganizationSettingsRequest } from './organization-settings-request';
import type { RetentionPreviewView } from './organization-view';

const dayMs = 86_400_000;

/** How much settings would delete that keep things for a shorter time; nothing is changed. */
@Injectable()
export class PreviewOrganization {
  constructor(
    private readonly organization: OrganizationConfigs,
    private readonly activities: ActivityQueries,
    private readonly decisions: DecisionLog,
    private readonly clock: Clock,
  ) {}

  async execute(request: OrganizationSettingsRequest): Promise<RetentionPreviewView> {
    const { settings } = await this.organization.find();
    const { activityRetentionDays = settings.activityRetentionDays } = request;
    const { decisionRetentionDays = settings.decisionRetentionDays } = request;
    const [activities, decisions] = await Promise.all([
      activityRetentionDays === 0 ? 0 : this.activities.countBefore(this.daysAgo(activityRetentionDays)),
      this.decisions.countBefore(this.daysAgo(decisionRetentionDays)),
    ]);
    return { activities, decisions };
  }

  private daysAgo(days: number): string {
    return new Date(this.clock.now().getTime() - days * dayMs).toISOString();
  }
}
